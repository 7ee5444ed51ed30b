package dev.cartwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.TestDatabase;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written stays as it was written. */
@ApplicationModuleTest
@Import(TestDatabase.class)
class LedgerKeepsTest {

    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.transactions set kind = 'another'",
                "delete from ledger.transactions",
                "truncate ledger.transactions",
                "update ledger.entries set debit_minor = debit_minor + 1",
                "delete from ledger.entries",
                "truncate ledger.entries",
                "truncate ledger.entries, ledger.transactions cascade",
                "update ledger.accounts set currency = 'USD'",
                "delete from ledger.accounts",
                "truncate ledger.accounts"
            })
    void the_books_are_never_changed(String change) {
        assertThatThrownBy(() -> db.execute(change)).hasMessageContaining("is append-only");
    }

    @Test
    void an_application_with_a_role_of_its_own_may_not_even_try() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            db.execute(
                    """
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'cartwright') then
                            create role cartwright;
                        end if;
                    end $$
                    """);
            db.execute("grant all on ledger.entries to cartwright");

            db.execute("select ledger.keep('ledger.entries')");

            assertThat(
                            db.fetchValues(
                                    """
                                    select has_table_privilege('cartwright', 'ledger.entries', it)
                                    from unnest(
                                        '{INSERT,SELECT,UPDATE,DELETE,TRUNCATE}'::text[]) as it
                                    """))
                    .isEqualTo(List.of(true, true, false, false, false));
        });
    }
}

package dev.cartwright.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** What is written stays as it was written. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class LedgerKeepsTest {

    @Autowired DSLContext db;
    @Autowired DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.transactions set kind = 'another'",
                "update ledger.transactions set order_id = null where false",
                "insert into ledger.transactions select * from ledger.transactions"
                        + " on conflict (source, kind) do update set order_id = null",
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
        assertThatThrownBy(() -> db.execute(change)).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> asSuperuser(change)).hasMessageContaining("is append-only");
    }

    /** Who could would first have to become somebody else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table ledger.entries disable trigger all",
                "alter table ledger.transactions disable trigger append_only",
                "drop trigger transactions_balance on ledger.entries",
                "alter table ledger.entries drop constraint either_debit_or_credit",
                "create or replace function ledger.refuse_unbalanced() returns trigger"
                        + " language plpgsql as 'begin return null; end'",
                "select ledger.keep('ledger.entries')",
                "set session_replication_role = replica"
            })
    void the_shop_itself_cannot_switch_the_checks_off(String attempt) {
        assertThatThrownBy(() -> db.execute(attempt))
                .rootCause()
                .message()
                .containsAnyOf("must be owner of", "permission denied");
    }

    private void asSuperuser(String change) throws SQLException {
        try (var connection = TestDatabase.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}

package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.BANK;
import static dev.cartwright.ledger.Account.SUSPENSE;
import static dev.cartwright.ledger.schema.Tables.ENTRIES;
import static dev.cartwright.ledger.schema.Tables.TRANSACTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.jooq.impl.DSL.val;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever writes past the front door is refused by the database itself. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class LedgerSchemaTest {

    static final String CLOSED = "was not begun here: it is closed or unknown";

    @Autowired DSLContext db;
    @Autowired LedgerTable table;
    @Autowired TransactionTemplate transaction;

    UUID id = new UUID(0, 0);

    @BeforeEach
    void accounts_in_two_currencies() {
        id = UUID.randomUUID();
        table.openAccounts(List.of(CurrencyUnit.EUR, CurrencyUnit.USD));
    }

    @Test
    void a_transaction_without_entries_is_refused() {
        assertRefused("has no entries", _ -> header());
    }

    @Test
    void a_single_entry_is_refused() {
        assertRefused(
                "does not balance",
                _ -> {
                    header();
                    entry(1, BANK, "EUR", 100, 0);
                });
    }

    @Test
    void a_hundred_euros_do_not_make_up_for_a_hundred_dollars() {
        assertRefused(
                "does not balance",
                _ -> {
                    header();
                    entry(1, BANK, "EUR", 100, 0);
                    entry(2, SUSPENSE, "USD", 0, 100);
                });
    }

    @Test
    void an_entry_in_no_account_is_refused() {
        assertRefused(
                "does not balance",
                _ -> {
                    header();
                    entry(1, BANK, "EUR", 100, 0);
                    insert(id, 2, -1, 0, 100);
                });
    }

    @Test
    void entries_without_a_header_are_refused() {
        assertRefused(CLOSED, _ -> hundredEuros(1));
    }

    @Test
    void entries_that_balance_but_come_in_a_later_transaction_are_refused() {
        transaction.executeWithoutResult(_ -> {
            header();
            hundredEuros(1);
        });

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> hundredEuros(3)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(CLOSED);
        assertThat(db.fetchCount(ENTRIES, ENTRIES.TRANSACTION_ID.eq(id))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"set constraints all immediate", "savepoint later"})
    void late_entries_are_refused_whenever_they_are_checked(String first) {
        transaction.executeWithoutResult(_ -> {
            header();
            hundredEuros(1);
        });

        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(_ -> {
                            db.execute(first);
                            hundredEuros(3);
                        }))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(CLOSED);
        assertThat(db.fetchCount(ENTRIES, ENTRIES.TRANSACTION_ID.eq(id))).isEqualTo(2);
    }

    @Test
    void a_single_late_entry_is_refused() {
        transaction.executeWithoutResult(_ -> {
            header();
            hundredEuros(1);
        });

        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(_ -> entry(3, BANK, "EUR", 100, 0)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(CLOSED);
        assertThat(db.fetchCount(ENTRIES, ENTRIES.TRANSACTION_ID.eq(id))).isEqualTo(2);
    }

    @Test
    void entries_whose_header_was_rolled_back_are_refused() {
        assertRefused(
                CLOSED,
                _ -> {
                    db.execute("savepoint half");
                    header();
                    db.execute("rollback to half");
                    hundredEuros(1);
                });
    }

    @Test
    void a_header_whose_entries_were_rolled_back_is_refused() {
        assertRefused(
                "has no entries",
                _ -> {
                    header();
                    db.execute("savepoint half");
                    hundredEuros(1);
                    db.execute("set constraints all immediate");
                    db.execute("rollback to half");
                });
    }

    @Test
    void a_currency_that_balances_does_not_cover_for_one_that_does_not() {
        assertRefused(
                "does not balance",
                _ -> {
                    header();
                    hundredEuros(1);
                    entry(3, BANK, "USD", 100, 0);
                });
    }

    @Test
    void a_header_cannot_be_dated_into_a_transaction_to_come() {
        assertRefused(
                CLOSED,
                _ -> {
                    db.execute(
                            """
                            insert into ledger.transactions values ({0}, 'epoch', 'a-test', {0},
                                'SYSTEM', 'test', 'test',
                                (pg_current_xact_id()::text::bigint + 1)::text::xid8)
                            """,
                            val(id));
                    hundredEuros(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"immediate", "immediate; set constraints all deferred"})
    void checking_early_does_not_open_a_gap_for_what_comes_after(String early) {
        assertRefused(
                "does not balance",
                _ -> {
                    header();
                    hundredEuros(1);
                    db.execute("set constraints all " + early);
                    entry(3, BANK, "EUR", 1, 0);
                });
    }

    @Test
    void what_was_checked_early_and_half_rolled_back_is_checked_again() {
        assertRefused(
                "does not balance",
                _ -> {
                    header();
                    entry(1, BANK, "EUR", 100, 0);
                    db.execute("savepoint half");
                    entry(2, SUSPENSE, "EUR", 0, 100);
                    db.execute("set constraints all immediate");
                    db.execute("rollback to half");
                });
    }

    @Test
    void an_entry_is_either_a_debit_or_a_credit() {
        assertRefused("either_debit_or_credit", _ -> entry(1, BANK, "EUR", 0, 0));
        assertRefused("either_debit_or_credit", _ -> entry(1, BANK, "EUR", 5, 5));
        assertRefused("either_debit_or_credit", _ -> entry(1, BANK, "EUR", -5, 0));
        assertRefused("either_debit_or_credit", _ -> entry(1, BANK, "EUR", 5, -5));
    }

    private void assertRefused(String why, Consumer<Object> writing) {
        var refusal = catchThrowable(() -> transaction.executeWithoutResult(writing::accept));

        assertThat(refusal)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(why);
        assertThat(db.fetchExists(TRANSACTIONS, TRANSACTIONS.ID.eq(id))).isFalse();
        assertThat(db.fetchExists(ENTRIES, ENTRIES.TRANSACTION_ID.eq(id))).isFalse();
    }

    private void header() {
        db.execute(
                """
                insert into ledger.transactions
                    (id, at, kind, source, actor_kind, actor_id, request_id)
                values ({0}, 'epoch', 'a-test', {0}, 'SYSTEM', 'test', 'test')
                """,
                val(id));
    }

    private void hundredEuros(int line) {
        entry(line, BANK, "EUR", 100, 0);
        entry(line + 1, SUSPENSE, "EUR", 0, 100);
    }

    private void entry(int line, Account account, String currency, long debit, long credit) {
        var found =
                db.fetchSingle(
                        "select id from ledger.accounts where code = ? and currency = ?",
                        account.name(),
                        currency);
        insert(id, line, found.get(0, int.class), debit, credit);
    }

    private void insert(UUID transaction, int line, int account, long debit, long credit) {
        db.execute(
                "insert into ledger.entries values (?, ?, ?, ?, ?)",
                transaction,
                line,
                account,
                debit,
                credit);
    }
}

package dev.cartwright.ledger;

import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Invariant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

/** Rolled back, so that what is corrupted here is nobody else's. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
@Transactional
class LedgerInvariantsTest {

    @Autowired Ledger ledger;
    @Autowired LedgerTable table;
    @Autowired DSLContext db;
    @Autowired TransactionsBalance transactions;
    @Autowired EntriesHaveHeaders headers;
    @Autowired DebitsEqualCredits trialBalance;

    UUID id = new UUID(0, 0);

    @BeforeEach
    void an_order_was_placed_and_somebody_has_switched_the_triggers_off() {
        table.openAccounts(List.of(CurrencyUnit.USD));
        var order = anOrder();
        ledger.post(List.of(placed(order)));
        id =
                db.fetchSingle("select id from ledger.transactions where source = ?", order.value())
                        .get(0, UUID.class);
        db.execute("set constraints all immediate");
        db.execute("set local role cartwright_owner");
        db.execute("alter table ledger.transactions disable trigger user");
        db.execute("alter table ledger.entries disable trigger user");
    }

    @Test
    void whatever_the_front_door_does_the_books_balance() {
        for (var invariant : List.<Invariant>of(transactions, headers, trialBalance)) {
            assertThat(invariant.check().checked()).as(invariant.name()).isPositive();
            assertThat(invariant.check().violations()).as(invariant.name()).isEmpty();
        }
    }

    @Test
    void a_changed_amount_is_named() {
        change("update ledger.entries set debit_minor = 2726 where line = 1");

        assertThat(transactions.check().violations()).containsExactly(id.toString());
        assertThat(trialBalance.check().violations()).containsExactly("EUR");
        assertThat(headers.check().violations()).isEmpty();
    }

    @Test
    void a_transaction_that_lost_its_entries_is_named() {
        change("delete from ledger.entries where true");

        assertThat(transactions.check().violations()).containsExactly(id.toString());
    }

    @Test
    void an_entry_that_moved_to_another_currency_is_named() {
        change(
                """
                update ledger.entries set account_id = (
                    select id from ledger.accounts where currency = 'USD' limit 1)
                where line = 1\
                """);

        assertThat(transactions.check().violations()).containsExactly(id.toString());
        assertThat(trialBalance.check().violations()).containsExactly("EUR", "USD");
    }

    @Test
    void an_entry_in_no_account_is_named() {
        change("update ledger.entries set account_id = -1 where line = 1");

        assertThat(transactions.check().violations()).containsExactly(id.toString());
        assertThat(trialBalance.check().violations()).containsExactly("EUR", "no account");
    }

    @Test
    void entries_that_lost_their_header_are_named() {
        db.execute("delete from ledger.transactions where id = ?", id);

        assertThat(headers.check().violations())
                .containsExactly(id + "/1", id + "/2", id + "/3", id + "/4", id + "/5");
    }

    private void change(String sql) {
        assertThat(db.execute(sql + " and transaction_id = ?", id)).isPositive();
    }
}

package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.PROCESSOR_RECEIVABLE;
import static dev.cartwright.ledger.Account.REFUND_PAYABLE;
import static dev.cartwright.ledger.Books.EUR;
import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.eur;
import static dev.cartwright.ledger.Books.placed;
import static dev.cartwright.ledger.Books.twoTeas;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Actor;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class LedgerTest {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired Ledger ledger;
    @Autowired PostedQuery posted;
    @Autowired TransactionTemplate transaction;
    @TestBean Clock clock = clock();

    UUID operation = new UUID(0, 0);

    static Clock clock() {
        return Clock.fixed(NOON, UTC);
    }

    @BeforeEach
    void an_operation_of_its_own() {
        operation = UUID.randomUUID();
    }

    @Test
    void nothing_is_posted_outside_a_transaction_of_the_caller() {
        var order = anOrder();

        assertThatThrownBy(() -> ledger.post(List.of(placed(order))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(ledger.entriesOf(order.value())).isEmpty();
    }

    @Test
    void what_the_caller_rolls_back_was_never_posted() {
        var order = anOrder();

        transaction.executeWithoutResult(status -> {
            assertThat(ledger.post(List.of(placed(order)))).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(ledger.entriesOf(order.value())).isEmpty();
    }

    @Test
    void the_same_fact_counts_once_and_the_second_is_told() {
        var order = anOrder();

        assertThat(post(placed(order))).containsExactly(placed(order));
        assertThat(post(placed(order))).isEmpty();

        assertThat(ledger.entriesOf(order.value())).isEqualTo(placed(order).entries());
    }

    @Test
    void the_same_fact_twice_in_one_list_counts_once() {
        var order = anOrder();

        assertThat(post(placed(order), placed(order))).containsExactly(placed(order));

        assertThat(ledger.entriesOf(order.value())).isEqualTo(placed(order).entries());
    }

    @Test
    void a_known_fact_beside_a_new_one_does_not_hinder_it() {
        var order = anOrder();
        var captured = Postings.captured(operation, order, eur("27.25"));
        post(placed(order));

        assertThat(post(placed(order), captured)).containsExactly(captured);

        assertThat(ledger.entriesOf(order.value())).isEqualTo(placed(order).entries());
        assertThat(ledger.entriesOf(operation)).isEqualTo(captured.entries());
    }

    @Test
    void nothing_to_post_is_nothing_done() {
        assertThat(post()).isEmpty();
    }

    @Test
    void a_posting_says_when_and_through_whom() {
        var order = anOrder();
        var anna = new Actor(Actor.Kind.STAFF, "anna", "request-7");

        ScopedValue.where(Actor.CURRENT, anna).run(() -> post(placed(order)));

        assertThat(posted.of(order.value()))
                .singleElement()
                .isEqualTo(
                        new Posted(
                                posted.of(order.value()).getFirst().id(),
                                NOON,
                                "order-placed",
                                order.value(),
                                order,
                                anna,
                                placed(order).entries()));
    }

    @Test
    void a_balance_is_debits_less_credits_in_one_currency() {
        var sek = CurrencyUnit.of("SEK");
        var tenKronor = Money.of(sek, 10);
        post(Postings.captured(operation, anOrder(), tenKronor));
        post(Postings.refundPaid(operation, anOrder(), tenKronor.dividedBy(4, RoundingMode.DOWN)));

        assertThat(ledger.balance(PROCESSOR_RECEIVABLE, sek)).isEqualTo(Money.parse("SEK 7.50"));
        assertThat(ledger.balance(ORDER_RECEIVABLE, sek)).isEqualTo(Money.parse("SEK -10.00"));
        assertThat(ledger.balance(REFUND_PAYABLE, sek)).isEqualTo(Money.parse("SEK 2.50"));
        assertThat(ledger.balance(REFUND_PAYABLE, CurrencyUnit.of("NOK")))
                .isEqualTo(Money.parse("NOK 0.00"));
    }

    @Test
    void a_cancelled_order_that_was_paid_comes_back_to_where_it_began() {
        var order = anOrder();
        var before = ledger.balance(ORDER_RECEIVABLE, EUR);
        var total = twoTeas().total();
        post(placed(order), Postings.captured(operation, order, total));
        post(
                Postings.orderCancelled(order, twoTeas()).orElseThrow(),
                Postings.overpaymentReturned(operation, order, total));
        post(Postings.refundPaid(operation, order, total));

        assertThat(ledger.balance(ORDER_RECEIVABLE, EUR)).isEqualTo(before);
        assertThat(ledger.entriesOf(order.value())).hasSize(10);
    }

    private List<Posting> post(Posting... postings) {
        return transaction.execute(_ -> ledger.post(List.of(postings)));
    }
}

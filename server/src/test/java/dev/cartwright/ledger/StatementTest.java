package dev.cartwright.ledger;

import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.eur;
import static dev.cartwright.ledger.Books.placed;
import static dev.cartwright.ledger.Books.twoTeas;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class StatementTest {

    @Autowired Ledger ledger;
    @Autowired PostedQuery posted;
    @Autowired MockMvcTester http;
    @Autowired TransactionTemplate transaction;

    OrderId order = anOrder();
    UUID sale = new UUID(0, 0);
    UUID refund = new UUID(0, 0);
    UUID last = new UUID(0, 0);

    /** One of the two teas, with half of the discount and its tax. */
    final OrderAmounts tea =
            new OrderAmounts(eur("10.00"), eur("1.00"), eur("0"), eur("1.71"), eur("10.71"));

    @BeforeEach
    void an_order_and_operations_of_its_own() {
        order = anOrder();
        sale = UUID.randomUUID();
        refund = UUID.randomUUID();
        last = UUID.randomUUID();
    }

    @Test
    void a_statement_of_what_is_no_order_is_refused_and_of_an_unknown_one_is_empty() {
        assertThat(http.get().uri("/api/admin/ledger/orders/17"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("id");
        assertThat(http.get().uri("/api/admin/ledger/orders/" + order))
                .hasStatus(OK)
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"order\": \"%s\", \"lines\": [], \"balances\": []}".formatted(order));
    }

    @Test
    void a_statement_has_every_posting_of_the_order_in_the_sequence_of_their_posting() {
        post(Postings.captured(UUID.randomUUID(), anOrder(), eur("27.25")));
        wholeLife();

        assertThat(statement().lines())
                .extracting(line -> line.posted().kind())
                .containsExactly(
                        "order-placed",
                        "payment-captured",
                        "refund-granted",
                        "refund-paid",
                        "order-cancelled",
                        "refund-granted",
                        "refund-paid");
        assertThat(statement().lines())
                .extracting(line -> line.posted().source())
                .containsExactly(order.value(), sale, refund, refund, order.value(), last, last);
    }

    @Test
    void what_the_customer_owes_is_told_after_each_posting() {
        wholeLife();

        assertThat(statement().lines())
                .extracting(Statement.Line::owed)
                .containsExactly(
                        List.of(eur("27.25")),
                        List.of(eur("0.00")),
                        List.of(eur("-10.71")),
                        List.of(eur("0.00")),
                        List.of(eur("-16.54")),
                        List.of(eur("-16.54")),
                        List.of(eur("0.00")));
    }

    @Test
    void an_order_that_was_refunded_and_cancelled_has_nothing_left_in_any_account() {
        wholeLife();

        assertThat(statement().balances())
                .containsExactly(
                        new Statement.Closing(Account.ORDER_RECEIVABLE, eur("0.00")),
                        new Statement.Closing(Account.PROCESSOR_RECEIVABLE, eur("0.00")),
                        new Statement.Closing(Account.REVENUE, eur("0.00")),
                        new Statement.Closing(Account.DISCOUNTS, eur("0.00")),
                        new Statement.Closing(Account.SHIPPING_INCOME, eur("0.00")),
                        new Statement.Closing(Account.TAX_PAYABLE, eur("0.00")),
                        new Statement.Closing(Account.REFUND_PAYABLE, eur("0.00")));
    }

    @Test
    void each_entry_says_what_its_account_then_has_of_the_order() {
        post(placed(order), Postings.captured(sale, order, eur("20.00")));
        var lines = posted.of(order);

        assertThat(http.get().uri("/api/admin/ledger/orders/" + order))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"order": "%s", "lines": [{
                            "kind": "order-placed",
                            "customerOwes": [{"amount": "27.25", "currency": "EUR"}]
                        }, {
                            "transaction": "%s", "at": "%s", "kind": "payment-captured",
                            "source": "%s",
                            "entries": [
                                {"account": "PROCESSOR_RECEIVABLE",
                                 "debit": {"amount": "20.00", "currency": "EUR"},
                                 "credit": {"amount": "0.00", "currency": "EUR"},
                                 "balance": {"amount": "20.00", "currency": "EUR"}},
                                {"account": "ORDER_RECEIVABLE",
                                 "debit": {"amount": "0.00", "currency": "EUR"},
                                 "credit": {"amount": "20.00", "currency": "EUR"},
                                 "balance": {"amount": "7.25", "currency": "EUR"}}],
                            "customerOwes": [{"amount": "7.25", "currency": "EUR"}]
                        }], "balances": [
                            {"account": "ORDER_RECEIVABLE",
                             "balance": {"amount": "7.25", "currency": "EUR"}},
                            {"account": "PROCESSOR_RECEIVABLE",
                             "balance": {"amount": "20.00", "currency": "EUR"}},
                            {"account": "REVENUE",
                             "balance": {"amount": "-20.00", "currency": "EUR"}},
                            {"account": "DISCOUNTS",
                             "balance": {"amount": "2.00", "currency": "EUR"}},
                            {"account": "SHIPPING_INCOME",
                             "balance": {"amount": "-4.90", "currency": "EUR"}},
                            {"account": "TAX_PAYABLE",
                             "balance": {"amount": "-4.35", "currency": "EUR"}}]}
                        """
                                .formatted(order, lines.get(1).id(), lines.get(1).at(), sale));
    }

    @Test
    void two_currencies_are_never_added() {
        var dollars = Money.of(CurrencyUnit.USD, 3);
        post(placed(order), Postings.captured(sale, order, dollars));

        assertThat(statement().lines())
                .extracting(Statement.Line::owed)
                .containsExactly(List.of(eur("27.25")), List.of(eur("27.25"), dollars.negated()));
    }

    /** Bought for 27.25, one tea of it given back, the rest cancelled, all money returned. */
    private void wholeLife() {
        var left = twoTeas().minus(tea);
        post(placed(order), Postings.captured(sale, order, twoTeas().total()));
        post(Postings.refundGranted(refund, order, tea).orElseThrow());
        post(Postings.refundPaid(refund, order, tea.total()));
        post(
                Postings.orderCancelled(order, left).orElseThrow(),
                Postings.overpaymentReturned(last, order, left.total()));
        post(Postings.refundPaid(last, order, left.total()));
    }

    private Statement statement() {
        return Statement.of(posted.of(order));
    }

    private List<Posting> post(Posting... postings) {
        return transaction.execute(_ -> ledger.post(List.of(postings)));
    }
}

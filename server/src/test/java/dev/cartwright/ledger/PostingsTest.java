package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.DISCOUNTS;
import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.REFUND_PAYABLE;
import static dev.cartwright.ledger.Account.REVENUE;
import static dev.cartwright.ledger.Account.SHIPPING_INCOME;
import static dev.cartwright.ledger.Account.TAX_PAYABLE;
import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.eur;
import static dev.cartwright.ledger.Books.twoTeas;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PostingsTest {

    static final OrderId ORDER = anOrder();
    static final UUID OPERATION = UUID.randomUUID();
    static final Money NOTHING = eur("0");

    @Test
    void the_total_of_an_order_is_what_its_parts_make() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OrderAmounts(
                                eur("20.00"), eur("2.00"), eur("4.90"), eur("4.35"), eur("27.26")))
                .withMessage("total is EUR 27.26, its parts make EUR 27.25");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OrderAmounts(eur("1.00"), eur("-1.00"), NOTHING, NOTHING, eur("2.00")))
                .withMessage("must not be negative: EUR -1.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OrderAmounts(
                                NOTHING, NOTHING, NOTHING, NOTHING, Money.zero(CurrencyUnit.USD)));
    }

    @Test
    void an_order_of_nothing_is_no_posting() {
        var nothing = new OrderAmounts(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);

        assertThat(Postings.orderPlaced(ORDER, nothing)).isEmpty();
        assertThat(Postings.orderCancelled(ORDER, nothing)).isEmpty();
        assertThat(Postings.orderReduced(OPERATION, ORDER, nothing)).isEmpty();
        assertThat(Postings.refundGranted(OPERATION, ORDER, nothing)).isEmpty();
    }

    @Test
    void goods_given_for_nothing_are_sold_and_taken_off() {
        var free = new OrderAmounts(eur("9.00"), eur("9.00"), NOTHING, NOTHING, NOTHING);

        assertThat(Postings.orderPlaced(ORDER, free).orElseThrow().entries())
                .containsExactly(debit(DISCOUNTS, "9.00"), credit(REVENUE, "9.00"));
        assertThat(Postings.refundGranted(OPERATION, ORDER, free).orElseThrow().entries())
                .containsExactly(credit(DISCOUNTS, "9.00"), debit(REVENUE, "9.00"));
    }

    @Test
    void what_is_left_of_an_order_is_not_less_than_nothing() {
        var item = new OrderAmounts(eur("10.00"), eur("1.00"), NOTHING, eur("2.17"), eur("11.17"));

        assertThat(twoTeas().minus(item))
                .isEqualTo(
                        new OrderAmounts(
                                eur("10.00"), eur("1.00"), eur("4.90"), eur("2.18"), eur("16.08")));
        assertThatIllegalArgumentException().isThrownBy(() -> item.minus(twoTeas()));
    }

    @Test
    void a_placed_order_is_owed_by_the_customer() {
        assertThat(Postings.orderPlaced(ORDER, twoTeas()))
                .contains(
                        new Posting(
                                "order-placed",
                                ORDER.value(),
                                ORDER,
                                List.of(
                                        debit(ORDER_RECEIVABLE, "27.25"),
                                        debit(DISCOUNTS, "2.00"),
                                        credit(REVENUE, "20.00"),
                                        credit(SHIPPING_INCOME, "4.90"),
                                        credit(TAX_PAYABLE, "4.35"))));
    }

    @Test
    void amounts_of_nothing_leave_no_entry() {
        var plain = new OrderAmounts(eur("20.00"), NOTHING, NOTHING, NOTHING, eur("20.00"));
        var onlyShipping = new OrderAmounts(NOTHING, NOTHING, eur("4.90"), NOTHING, eur("4.90"));

        assertThat(Postings.orderPlaced(ORDER, plain).orElseThrow().entries())
                .containsExactly(debit(ORDER_RECEIVABLE, "20.00"), credit(REVENUE, "20.00"));
        assertThat(Postings.orderPlaced(ORDER, onlyShipping).orElseThrow().entries())
                .containsExactly(debit(ORDER_RECEIVABLE, "4.90"), credit(SHIPPING_INCOME, "4.90"));
    }

    @Test
    void a_cancelled_order_is_undone_to_the_cent() {
        assertThat(Postings.orderCancelled(ORDER, twoTeas()))
                .contains(
                        new Posting(
                                "order-cancelled",
                                ORDER.value(),
                                ORDER,
                                List.of(
                                        credit(ORDER_RECEIVABLE, "27.25"),
                                        credit(DISCOUNTS, "2.00"),
                                        debit(REVENUE, "20.00"),
                                        debit(SHIPPING_INCOME, "4.90"),
                                        debit(TAX_PAYABLE, "4.35"))));
    }

    @Test
    void what_is_not_captured_any_more_is_not_owed_any_more() {
        var part = new OrderAmounts(eur("10.00"), NOTHING, NOTHING, eur("2.00"), eur("12.00"));

        assertThat(Postings.orderReduced(OPERATION, ORDER, part))
                .contains(
                        new Posting(
                                "order-reduced",
                                OPERATION,
                                ORDER,
                                List.of(
                                        credit(ORDER_RECEIVABLE, "12.00"),
                                        debit(REVENUE, "10.00"),
                                        debit(TAX_PAYABLE, "2.00"))));
    }

    @Test
    void a_refund_of_an_order_that_stands_takes_back_each_share_of_the_sale() {
        var tea =
                new OrderAmounts(eur("10.00"), eur("1.00"), eur("4.90"), eur("2.17"), eur("16.07"));

        assertThat(Postings.refundGranted(OPERATION, ORDER, tea))
                .contains(
                        new Posting(
                                "refund-granted",
                                OPERATION,
                                ORDER,
                                List.of(
                                        credit(REFUND_PAYABLE, "16.07"),
                                        credit(DISCOUNTS, "1.00"),
                                        debit(REVENUE, "10.00"),
                                        debit(SHIPPING_INCOME, "4.90"),
                                        debit(TAX_PAYABLE, "2.17"))));
    }

    private static Entry debit(Account account, String amount) {
        return Entry.debit(account, eur(amount));
    }

    private static Entry credit(Account account, String amount) {
        return Entry.credit(account, eur(amount));
    }
}

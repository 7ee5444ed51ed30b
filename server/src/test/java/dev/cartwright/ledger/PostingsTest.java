package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.DISCOUNTS;
import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.PROCESSOR_RECEIVABLE;
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
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostingsTest {

    static final OrderId ORDER = anOrder();
    static final UUID OPERATION = UUID.randomUUID();
    static final Money NOTHING = eur("0");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

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
        var free = new OrderAmounts(eur("9.00"), eur("9.00"), NOTHING, NOTHING, NOTHING);

        assertThat(Postings.orderPlaced(ORDER, free)).isEmpty();
        assertThat(Postings.orderCancelled(ORDER, free)).isEmpty();
    }

    @Test
    void a_placed_order_is_owed_by_the_customer() {
        assertThat(Postings.orderPlaced(ORDER, twoTeas()))
                .contains(
                        new Posting(
                                "order-placed",
                                ORDER.value(),
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
                                List.of(
                                        credit(ORDER_RECEIVABLE, "27.25"),
                                        credit(DISCOUNTS, "2.00"),
                                        debit(REVENUE, "20.00"),
                                        debit(SHIPPING_INCOME, "4.90"),
                                        debit(TAX_PAYABLE, "4.35"))));
    }

    @Test
    void money_goes_from_customer_to_processor_and_back() {
        var two = eur("2.00");

        assertThat(
                        List.of(
                                Postings.captured(OPERATION, two),
                                Postings.refundGranted(OPERATION, two),
                                Postings.refundPaid(OPERATION, two)))
                .containsExactly(
                        two("payment-captured", PROCESSOR_RECEIVABLE, ORDER_RECEIVABLE),
                        two("refund-granted", ORDER_RECEIVABLE, REFUND_PAYABLE),
                        two("refund-paid", REFUND_PAYABLE, PROCESSOR_RECEIVABLE));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_order_paid_cancelled_and_refunded_leaves_every_account_as_it_was(long seed) {
        var amounts = anyAmounts(new Random(seed));
        var placed = Postings.orderPlaced(ORDER, amounts);
        var cancelled = Postings.orderCancelled(ORDER, amounts);
        if (amounts.total().isZero()) {
            assertThat(placed).as("seed %s", seed).isEmpty();
            return;
        }
        var life =
                List.of(
                        placed.orElseThrow(),
                        Postings.captured(OPERATION, amounts.total()),
                        cancelled.orElseThrow(),
                        Postings.refundGranted(OPERATION, amounts.total()),
                        Postings.refundPaid(OPERATION, amounts.total()));

        for (var account : Account.values()) {
            assertThat(sum(life, account, amounts.total().getCurrencyUnit()))
                    .as("seed %s, %s", seed, account)
                    .matches(Money::isZero);
        }
        assertThat(sum(life.subList(0, 1), ORDER_RECEIVABLE, amounts.total().getCurrencyUnit()))
                .as("seed %s", seed)
                .isEqualTo(amounts.total());
    }

    private static OrderAmounts anyAmounts(RandomGenerator random) {
        var currency = CurrencyUnit.of(List.of("EUR", "JPY", "KWD").get(random.nextInt(3)));
        var items = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 1_000_000_000_000L);
        var discount = random.nextInt(3) == 0 ? items : random.nextLong(items + 1);
        var shipping = random.nextBoolean() ? 0 : random.nextLong(10_000);
        var tax = random.nextBoolean() ? 0 : random.nextLong(items + shipping + 1);
        return new OrderAmounts(
                Money.ofMinor(currency, items),
                Money.ofMinor(currency, discount),
                Money.ofMinor(currency, shipping),
                Money.ofMinor(currency, tax),
                Money.ofMinor(currency, items - discount + shipping + tax));
    }

    private static Money sum(List<Posting> postings, Account account, CurrencyUnit currency) {
        return postings.stream()
                .flatMap(posting -> posting.entries().stream())
                .filter(entry -> entry.account() == account)
                .map(Entry::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Posting two(String kind, Account debited, Account credited) {
        return new Posting(
                kind, OPERATION, List.of(debit(debited, "2.00"), credit(credited, "2.00")));
    }

    private static Entry debit(Account account, String amount) {
        return Entry.debit(account, eur(amount));
    }

    private static Entry credit(Account account, String amount) {
        return Entry.credit(account, eur(amount));
    }
}

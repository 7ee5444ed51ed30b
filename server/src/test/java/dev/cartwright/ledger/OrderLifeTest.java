package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Books.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an order comes to: what is given back leaves no cent behind. */
class OrderLifeTest {

    static final OrderId ORDER = anOrder();
    static final UUID OPERATION = UUID.randomUUID();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Some of it refunded, in two parts; the rest cancelled and paid back as well. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_order_refunded_in_parts_and_cancelled_leaves_every_account_as_it_was(long seed) {
        var random = new Random(seed);
        var amounts = anyAmounts(random);
        var first = anyPart(amounts, random);
        var rest = amounts.minus(first);
        var second = anyPart(rest, random);
        var left = rest.minus(second);
        var life = new ArrayList<Posting>();
        Postings.orderPlaced(ORDER, amounts).ifPresent(life::add);
        positive(amounts, it -> life.add(Postings.captured(OPERATION, ORDER, it)));
        for (var part : List.of(first, second)) {
            var refund = UUID.randomUUID();
            Postings.refundGranted(refund, ORDER, part).ifPresent(life::add);
            positive(part, it -> life.add(Postings.refundPaid(refund, ORDER, it)));
        }
        Postings.orderCancelled(ORDER, left).ifPresent(life::add);
        positive(left, it -> life.add(Postings.overpaymentReturned(OPERATION, ORDER, it)));
        positive(left, it -> life.add(Postings.refundPaid(OPERATION, ORDER, it)));

        for (var account : Account.values()) {
            assertThat(sum(life, account, currency(amounts)))
                    .as("seed %s, %s", seed, account)
                    .matches(Money::isZero);
        }
        if (!amounts.total().isZero()) {
            assertThat(sum(life.subList(0, 1), ORDER_RECEIVABLE, currency(amounts)))
                    .as("seed %s", seed)
                    .isEqualTo(amounts.total());
        }
    }

    private static void positive(OrderAmounts amounts, Consumer<Money> then) {
        if (amounts.total().isPositive()) {
            then.accept(amounts.total());
        }
    }

    private static CurrencyUnit currency(OrderAmounts amounts) {
        return amounts.total().getCurrencyUnit();
    }

    private static OrderAmounts anyPart(OrderAmounts all, RandomGenerator random) {
        var items = anyPart(all.items(), random);
        var most = all.discount().isGreaterThan(items) ? items : all.discount();
        var discount = anyPart(most, random);
        var shipping = anyPart(all.shipping(), random);
        var tax = anyPart(all.tax(), random);
        var total = items.minus(discount).plus(shipping).plus(tax);
        return total.isGreaterThan(all.total())
                ? new OrderAmounts(
                        all.items(), all.discount(), all.shipping(), all.tax(), all.total())
                : new OrderAmounts(items, discount, shipping, tax, total);
    }

    private static Money anyPart(Money all, RandomGenerator random) {
        return Money.ofMinor(all.getCurrencyUnit(), random.nextLong(all.getAmountMinorLong() + 1));
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
}

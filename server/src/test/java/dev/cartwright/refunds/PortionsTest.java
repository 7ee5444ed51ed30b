package dev.cartwright.refunds;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.refunds.Portions.Portion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is given back in whatever order, in the end it is the order, to the cent. */
class PortionsTest {

    private static final UUID LINE = new UUID(0, 1);

    @Test
    void the_units_of_a_line_share_its_cents_and_the_last_one_gets_the_rest() {
        var left = one(3, new Worth(1_000, 100, 65));
        var first = left.of(Map.of(LINE, 1), false);
        var second = left.minus(first).of(Map.of(LINE, 1), false);
        var third = left.minus(first).minus(second).of(Map.of(LINE, 1), false);

        assertThat(first.goods()).isEqualTo(new Worth(333, 33, 22));
        assertThat(second.goods()).isEqualTo(new Worth(334, 34, 22));
        assertThat(third.goods()).isEqualTo(new Worth(333, 33, 21));
    }

    @Test
    void an_amount_takes_its_tax_and_discount_with_it() {
        var left = new Portions(lines(2, new Worth(2_000, 200, 180)), new Worth(500, 0, 50));

        var given = left.of(1_265);

        assertThat(given.goods()).isEqualTo(new Worth(1_000, 100, 90));
        assertThat(given.shipping()).isEqualTo(new Worth(250, 0, 25));
        assertThat(given.lines().sequencedValues().getFirst().quantity()).isZero();
    }

    @Test
    void what_was_given_for_nothing_is_worth_nothing_and_goes_with_the_rest() {
        var left = new Portions(lines(1, new Worth(900, 900, 0)), new Worth(500, 0, 0));

        assertThat(left.of(499).goods()).isEqualTo(Worth.NOTHING);
        assertThat(left.of(500).goods()).isEqualTo(new Worth(900, 900, 0));
    }

    @Test
    void lines_of_which_there_is_nothing_are_left_out() {
        assertThat(one(3, new Worth(1_000, 0, 0)).of(Map.of(), true).compact().lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_refunds_in_any_order_add_up_to_the_order_in_each_component(long seed) {
        var random = new Random(seed);
        for (int orders = 0; orders < 500; orders++) {
            giveAllBack(random, order(random), "seed " + seed + ", order " + orders);
        }
    }

    private static void giveAllBack(Random random, Portions order, String which) {
        var left = order;
        var given = new Portions(none(order), Worth.NOTHING);
        for (int i = random.nextInt(12); i > 0; i--) {
            var some = some(random, left);
            var rejected = random.nextInt(4) == 0;
            assertSound(some, which);
            if (!rejected) {
                left = left.minus(some);
                given = plus(given, some);
            }
            assertSound(left, which);
        }
        given = plus(given, left);

        assertThat(given).as(which).isEqualTo(order);
    }

    /** What the books would refuse, and a line that gives more than it has. */
    private static void assertSound(Portions some, String which) {
        some.lines().values().forEach(line -> assertSound(line.worth(), which));
        assertSound(some.shipping(), which);
        assertThat(some.amounts(CurrencyUnit.EUR).total().getAmountMinorLong())
                .as(which)
                .isEqualTo(some.total());
    }

    private static void assertSound(Worth worth, String which) {
        assertThat(worth.items() - worth.discount()).as(which).isNotNegative();
        assertThat(worth.discount()).as(which).isNotNegative();
        assertThat(worth.tax()).as(which).isNotNegative();
    }

    private static Portions some(Random random, Portions left) {
        if (random.nextBoolean() && left.total() > 0) {
            var amount = 1 + random.nextLong(left.total());
            var some = left.of(amount);
            assertThat(some.total()).isEqualTo(amount);
            return some;
        }
        var units = new HashMap<UUID, Integer>();
        left.lines()
                .forEach((line, there) -> {
                    if (random.nextBoolean() && there.quantity() > 0) {
                        units.put(line, 1 + random.nextInt(there.quantity()));
                    }
                });
        return left.of(units, random.nextInt(4) == 0);
    }

    /** Also with lines that were given away, and with tax that is most of the price. */
    private static Portions order(Random random) {
        var lines = new LinkedHashMap<UUID, Portion>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            lines.put(
                    new UUID(random.nextLong(), i),
                    new Portion(1 + random.nextInt(9), worth(random)));
        }
        var shipping = worth(random);
        return new Portions(lines, new Worth(shipping.items(), 0, shipping.tax()));
    }

    private static Worth worth(Random random) {
        var items = random.nextLong(random.nextBoolean() ? 20 : 20_000);
        var discount =
                switch (random.nextInt(4)) {
                    case 0 -> items;
                    case 1 -> items == 0 ? 0 : random.nextLong(items);
                    default -> 0L;
                };
        return new Worth(
                items, discount, items == discount ? 0 : random.nextLong(items - discount + 1));
    }

    private static Portions plus(Portions one, Portions other) {
        var lines = new LinkedHashMap<UUID, Portion>();
        one.lines()
                .forEach((line, portion) -> {
                    var more = other.lines().getOrDefault(line, Portion.NONE);
                    lines.put(
                            line,
                            new Portion(
                                    portion.quantity() + more.quantity(),
                                    portion.worth().plus(more.worth())));
                });
        return new Portions(lines, one.shipping().plus(other.shipping()));
    }

    private static SequencedMap<UUID, Portion> none(Portions order) {
        return order.lines().keySet().stream()
                .collect(toMap(it -> it, _ -> Portion.NONE, (one, _) -> one, LinkedHashMap::new));
    }

    private static Portions one(int units, Worth worth) {
        return new Portions(lines(units, worth), Worth.NOTHING);
    }

    private static SequencedMap<UUID, Portion> lines(int units, Worth worth) {
        return new LinkedHashMap<>(Map.of(LINE, new Portion(units, worth)));
    }
}

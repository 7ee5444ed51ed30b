package dev.cartwright.refunds;

import static java.util.Collections.unmodifiableSequencedMap;

import dev.cartwright.kernel.Shares;
import dev.cartwright.ledger.OrderAmounts;
import dev.cartwright.orders.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An order by its lines and its delivery: the whole of it, what is given back, or what is left;
 * pure. Whatever is taken from what is left, in whatever order, adds up to the whole, in each
 * component of each line.
 *
 * @param lines by the line's id, in the order's own order
 */
record Portions(SequencedMap<UUID, Portion> lines, Worth shipping) {

    /**
     * Units of a line, and what is given back for them; for a plain amount no units are named.
     *
     * @param kept what is not given back for these units, now or later: a fee
     */
    record Portion(int quantity, Worth worth, Worth kept) {

        static final Portion NONE = new Portion(0, Worth.NOTHING);

        Portion(int quantity, Worth worth) {
            this(quantity, worth, Worth.NOTHING);
        }

        /** Returns the same units for less: each component in proportion. */
        Portion less(long fee) {
            var some = worth.of(fee);
            return new Portion(quantity, worth.minus(some), kept.plus(some));
        }
    }

    Portions {
        lines = unmodifiableSequencedMap(new LinkedHashMap<>(lines));
    }

    static Portions of(Order order) {
        var lines = new LinkedHashMap<UUID, Portion>();
        for (var line : order.lines()) {
            var worth = Worth.of(line, order.totals().taxIncluded());
            lines.put(line.id(), new Portion(line.quantity(), worth));
        }
        return new Portions(lines, Worth.ofShipping(order));
    }

    Portions minus(Portions part) {
        return new Portions(
                each((line, whole) -> {
                    var taken = part.lines.getOrDefault(line, Portion.NONE);
                    return new Portion(
                            whole.quantity - taken.quantity,
                            whole.worth.minus(taken.worth).minus(taken.kept));
                }),
                shipping.minus(part.shipping));
    }

    /**
     * Returns the share of some units of each line; of units that are not there any more nothing.
     *
     * @param delivery whether all that is there for delivery is wanted, too
     */
    Portions of(Map<UUID, Integer> units, boolean delivery) {
        return new Portions(
                each((line, left) -> {
                    var wanted = Math.min(units.getOrDefault(line, 0), left.quantity);
                    return wanted == 0
                            ? Portion.NONE
                            : new Portion(wanted, left.worth.of(wanted, left.quantity));
                }),
                delivery ? shipping : Worth.NOTHING);
    }

    /**
     * Returns a share that comes to this amount, spread over all lines and delivery.
     *
     * @param amount at most the total; where it is the total, nothing is left of any component
     */
    Portions of(long amount) {
        if (amount == total()) {
            return new Portions(each((_, left) -> new Portion(0, left.worth)), shipping);
        }
        var weights = LongStream.concat(totals(), LongStream.of(shipping.total())).toArray();
        var shares = Shares.of(amount, weights);
        var next = LongStream.of(shares).iterator();
        var spread = each((_, left) -> new Portion(0, left.worth.of(next.nextLong())));
        return new Portions(spread, shipping.of(shares[shares.length - 1]));
    }

    /**
     * Returns the same units for less.
     *
     * @param rate the part of the worth of these lines that is kept, less than one; parts of a cent
     *     are given back
     */
    Portions less(BigDecimal rate, Set<UUID> of) {
        return new Portions(
                each((line, units) ->
                        of.contains(line) ? units.less(fee(rate, units.worth)) : units),
                shipping);
    }

    private static long fee(BigDecimal rate, Worth of) {
        return rate.multiply(BigDecimal.valueOf(of.total()))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    /** What is kept of all lines together. */
    long kept() {
        return lines.values().stream().mapToLong(line -> line.kept.total()).sum();
    }

    private LongStream totals() {
        return lines.values().stream().mapToLong(line -> line.worth.total());
    }

    /** Without the lines of which there is nothing. */
    Portions compact() {
        var some = new LinkedHashMap<>(lines);
        some.values().removeIf(Portion.NONE::equals);
        return new Portions(some, shipping);
    }

    Worth goods() {
        return lines.values().stream().map(Portion::worth).reduce(Worth.NOTHING, Worth::plus);
    }

    long total() {
        return totals().sum() + shipping.total();
    }

    OrderAmounts amounts(CurrencyUnit currency) {
        var goods = goods();
        return new OrderAmounts(
                Money.ofMinor(currency, goods.items()),
                Money.ofMinor(currency, goods.discount()),
                Money.ofMinor(currency, shipping.items()),
                Money.ofMinor(currency, goods.tax() + shipping.tax()),
                Money.ofMinor(currency, total()));
    }

    private SequencedMap<UUID, Portion> each(BiFunction<UUID, Portion, Portion> change) {
        var changed = new LinkedHashMap<UUID, Portion>();
        lines.forEach((line, portion) -> changed.put(line, change.apply(line, portion)));
        return changed;
    }
}

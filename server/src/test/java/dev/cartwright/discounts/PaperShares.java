package dev.cartwright.discounts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Division by largest remainder as a textbook has it, ties to the first. */
final class PaperShares {

    private PaperShares() {}

    static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights) {
        var whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var shares = new ArrayList<BigDecimal>();
        var over = new ArrayList<BigDecimal>();
        for (var weight : weights) {
            var parts = amount.multiply(weight).divideAndRemainder(whole);
            shares.add(parts[0]);
            over.add(parts[1]);
        }
        var given = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(over::get).reversed())
                .limit(amount.subtract(given).longValueExact())
                .forEach(i -> shares.set(i, shares.get(i).add(BigDecimal.ONE)));
        return shares;
    }

    /** Offers an amount again and again, until all is placed or nobody takes more. */
    static <T> void offer(
            BigDecimal amount,
            List<T> takers,
            Function<T, BigDecimal> weight,
            Function<T, BigDecimal> room,
            BiConsumer<T, BigDecimal> take) {
        var rest = amount;
        while (rest.signum() > 0) {
            var open = takers.stream().filter(it -> room.apply(it).signum() > 0).toList();
            if (open.isEmpty()) {
                return;
            }
            var shares = of(rest, open.stream().map(weight).toList());
            for (int i = 0; i < open.size(); i++) {
                var some = shares.get(i).min(room.apply(open.get(i)));
                take.accept(open.get(i), some);
                rest = rest.subtract(some);
            }
        }
    }
}

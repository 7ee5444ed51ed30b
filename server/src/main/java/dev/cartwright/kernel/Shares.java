package dev.cartwright.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides an amount in minor units so that not a cent is lost: the largest-remainder method of
 * Hamilton, ties to the first.
 */
public final class Shares {

    private Shares() {}

    /**
     * Returns one share per weight; their sum is the total.
     *
     * @param totalMinor what is divided, in minor units; may be negative
     * @param weights not negative; where all are zero, the first takes everything
     */
    public static long[] of(long totalMinor, long... weights) {
        if (weights.length == 0 || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must be there and not negative");
        }
        var sum =
                Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger::add).get();
        var shares = new long[weights.length];
        if (sum.signum() == 0) {
            shares[0] = totalMinor;
            return shares;
        }
        var amount = BigInteger.valueOf(totalMinor).abs();
        var remainders = new BigInteger[weights.length];
        for (int i = 0; i < weights.length; i++) {
            var parts = amount.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            shares[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
        }
        var spare = amount.longValueExact() - Arrays.stream(shares).sum();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(spare)
                .forEach(i -> shares[i]++);
        return totalMinor < 0 ? Arrays.stream(shares).map(share -> -share).toArray() : shares;
    }
}

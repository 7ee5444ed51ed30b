package dev.cartwright.discounts;

import java.math.BigInteger;

/** Products that may not fit into 64 bits, divided. */
final class Exact {

    private Exact() {}

    /** Returns the whole part of {@code a * b / c}; none is negative, the answer fits. */
    static long share(long a, long b, long c) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0
                ? a * b / c
                : BigInteger.valueOf(a)
                        .multiply(BigInteger.valueOf(b))
                        .divide(BigInteger.valueOf(c))
                        .longValueExact();
    }

    /**
     * Returns what is over where {@code share} is taken; less than {@code c}, so wrapping is exact.
     */
    static long over(long a, long b, long c, long share) {
        return a * b - share * c;
    }
}

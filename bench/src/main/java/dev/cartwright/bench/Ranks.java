package dev.cartwright.bench;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The rank-sum test of Mann and Whitney (1947), two-sided, by the normal approximation with a
 * correction for continuity; good from about 20 numbers on each side.
 */
final class Ranks {

    /** The highest power first. */
    private static final double[] COEFFICIENTS = {
        1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530
    };

    private Ranks() {}

    /** Returns how likely numbers as different as these are where nothing makes a difference. */
    static double probability(double[] some, double[] others) {
        var all =
                DoubleStream.concat(Arrays.stream(some), Arrays.stream(others)).sorted().toArray();
        var ranks = Arrays.stream(some).map(number -> rank(all, number)).sum();
        double n = some.length;
        double m = others.length;
        var u = ranks - n * (n + 1) / 2;
        var deviation = Math.sqrt(n * m * (n + m + 1) / 12);
        var z = Math.max(0, Math.abs(u - n * m / 2) - 0.5) / deviation;
        return 2 * (1 - normal(z));
    }

    /** From 1; equal numbers share the middle of their ranks. */
    private static double rank(double[] sorted, double number) {
        var below = 0;
        var equal = 0;
        for (var other : sorted) {
            below += other < number ? 1 : 0;
            equal += other == number ? 1 : 0;
        }
        return below + (equal + 1) / 2.0;
    }

    /** The normal distribution, by Abramowitz and Stegun 26.2.17; off by less than 7.5e-8. */
    private static double normal(double z) {
        var t = 1 / (1 + 0.2316419 * z);
        var tail = 0.0;
        for (var coefficient : COEFFICIENTS) {
            tail = t * (coefficient + tail);
        }
        return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
    }
}

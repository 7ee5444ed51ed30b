package dev.cartwright.hostile;

import java.time.Duration;

/** What the processor does with a webhook. */
public record Telling(Manner manner, Duration delay) {

    /** How a webhook is sent. */
    public enum Manner {
        HONEST,
        /** Twice, with one id. */
        DUPLICATE,
        /** After the next one; alone, five seconds late. */
        REORDER,
        /** So much later. */
        DELAY,
        /** Never. */
        DROP,
        /** Before the answer to the request that caused it. */
        BEFORE_ANSWER,
        /** Rightly signed, with one minor unit too many. */
        FLIP_AMOUNT
    }

    public static final Telling HONEST = of(Manner.HONEST);

    public static Telling of(Manner manner) {
        return new Telling(manner, Duration.ZERO);
    }

    public static Telling late(Duration delay) {
        return new Telling(Manner.DELAY, delay);
    }
}

package dev.cartwright.ledger;

import java.time.Duration;
import java.util.Arrays;

/** How long something has been open: the older, the more it wants a person. */
enum Age {
    UNDER_1_DAY(0),
    UNDER_7_DAYS(1),
    UNDER_30_DAYS(7),
    FROM_30_DAYS(30);

    private final Duration from;

    Age(int days) {
        this.from = Duration.ofDays(days);
    }

    static String[] names() {
        return Arrays.stream(values()).map(Age::name).toArray(String[]::new);
    }

    /** Returns the seconds at which each age but the first begins; what is to come is the first. */
    static Long[] beginnings() {
        return Arrays.stream(values()).skip(1).map(it -> it.from.toSeconds()).toArray(Long[]::new);
    }
}

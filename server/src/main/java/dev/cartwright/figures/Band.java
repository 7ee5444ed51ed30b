package dev.cartwright.figures;

import com.fasterxml.jackson.annotation.JsonValue;

/** How soon a lot expires. On its last day, with 0 days left, it may still be sold. */
enum Band {
    EXPIRED("expired", -1),
    WITHIN_A_WEEK("0-7", 7),
    WITHIN_A_MONTH("8-30", 30),
    WITHIN_A_QUARTER("31-90", 90),
    LATER("later", Long.MAX_VALUE);

    private final String days;
    private final long most;

    Band(String days, long most) {
        this.days = days;
        this.most = most;
    }

    /**
     * @param left days until the last one on which it may be sold
     */
    static Band of(long left) {
        for (var band : values()) {
            if (left <= band.most) {
                return band;
            }
        }
        throw new AssertionError(left);
    }

    @JsonValue
    @Override
    public String toString() {
        return days;
    }
}

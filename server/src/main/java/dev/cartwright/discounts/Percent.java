package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a hundred, to four places: decimal text in JSON. */
public record Percent(int tenThousandths) {

    static final int WHOLE = 1_000_000;

    public static final Percent HUNDRED = new Percent(WHOLE);

    public Percent {
        if (tenThousandths < 0 || tenThousandths > 100 * WHOLE) {
            throw new IllegalArgumentException("must be a percentage such as 12.5");
        }
    }

    @JsonCreator
    public static Percent of(String text) {
        if (!text.matches("[0-9]{1,4}([.][0-9]{1,4})?")) {
            throw new IllegalArgumentException("must be a percentage such as 12.5");
        }
        return new Percent(new BigDecimal(text).movePointRight(4).intValueExact());
    }

    @JsonValue
    public String text() {
        return new BigDecimal(tenThousandths).movePointLeft(4).stripTrailingZeros().toPlainString();
    }

    /** Returns so much of an amount in minor units that is not negative, rounded half-up. */
    long of(long minor) {
        if (minor <= Long.MAX_VALUE / (2L * tenThousandths + 2) - 1) {
            return (minor * tenThousandths + WHOLE / 2) / WHOLE;
        }
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(tenThousandths))
                .divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}

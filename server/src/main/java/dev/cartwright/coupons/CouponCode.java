package dev.cartwright.coupons;

import dev.cartwright.kernel.CardNumber;
import dev.cartwright.kernel.InvalidField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How codes are written down: upper case, without the dashes and blanks that people type. */
final class CouponCode {

    static final int SHORTEST = 3;
    static final int LONGEST = 60;

    private static final int MOST_TYPED = 200;
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Pd}\\p{Z}\u2212]");
    private static final Pattern FORM =
            Pattern.compile("[A-Z0-9]{%d,%d}".formatted(SHORTEST, LONGEST));
    private static final Pattern PREFIX =
            Pattern.compile("[A-Z0-9]{0,%d}".formatted(CodeShape.LONGEST_PREFIX));

    private CouponCode() {}

    /** Returns the code; null where no code is written like this. */
    static @Nullable String read(String typed) {
        if (typed.length() > MOST_TYPED) {
            return null;
        }
        var code = plain(typed);
        return FORM.matcher(code).matches() && !CardNumber.isIn(code) ? code : null;
    }

    /** As {@link #read}; throws {@link InvalidField} where no code is written like this. */
    static String require(String field, String typed) {
        CardNumber.refuse(field, typed);
        var code = read(typed);
        if (code == null) {
            throw new InvalidField(
                    field,
                    "must have %d to %d letters from A to Z or digits; case and dashes do not matter"
                            .formatted(SHORTEST, LONGEST));
        }
        return code;
    }

    /** Reads what all codes of a batch begin with; throws {@link InvalidField}. */
    static String requirePrefix(String field, String typed) {
        CardNumber.refuse(field, typed);
        var prefix = plain(typed);
        if (!PREFIX.matcher(prefix).matches()) {
            throw new InvalidField(
                    field,
                    "must have at most %d letters from A to Z or digits"
                            .formatted(CodeShape.LONGEST_PREFIX));
        }
        return prefix;
    }

    /** A lower-case letter that has no single upper-case one is refused by its form. */
    private static String plain(String typed) {
        return BETWEEN.matcher(typed.strip()).replaceAll("").toUpperCase(Locale.ROOT);
    }
}

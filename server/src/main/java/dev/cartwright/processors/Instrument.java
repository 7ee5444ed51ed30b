package dev.cartwright.processors;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A card, or what else somebody pays with, by what its processor tells: never by its number.
 *
 * @param token the processor's own name for it
 * @param brand the processor's word, such as {@code visa}
 * @param lastFour of its number; null where there is none
 * @param expiryMonth from 1 to 12; null where it does not expire
 */
public record Instrument(
        String token,
        String brand,
        @Nullable String lastFour,
        @Nullable Integer expiryMonth,
        @Nullable Integer expiryYear) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,40}");
    private static final Pattern FOUR = Pattern.compile("[0-9A-Za-z]{4}");

    public Instrument {
        require(!token.isEmpty() && token.length() <= 255);
        require(WORD.matcher(brand).matches());
        require(lastFour == null || FOUR.matcher(lastFour).matches());
        require((expiryMonth == null) == (expiryYear == null));
        require(expiryMonth == null || (expiryMonth >= 1 && expiryMonth <= 12));
        require(expiryYear == null || (expiryYear >= 2000 && expiryYear <= 9999));
    }

    /** What is told instead is not repeated: it may be a number. */
    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not what people pay with");
        }
    }
}

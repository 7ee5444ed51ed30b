package dev.cartwright.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** The word that names a product or a category in an address; its case does not count. */
public record Slug(@JsonValue String value) {

    /** What {@link #ofName} makes is shorter than what is allowed, so that more can be added. */
    private static final int LONGEST = 100;

    @JsonCreator
    public Slug {
        if (!value.matches("[A-Za-z0-9._~-]{1,150}")) {
            throw new IllegalArgumentException(
                    "must be 1 to 150 of a-z, 0-9, '.', '_', '~' and '-'");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /**
     * Makes a word of a name: "Café au lait" is {@code cafe-au-lait}. A name without Latin letters
     * or digits is known by a number of its own, "x-1c8f6a20", the same each time.
     */
    public static Slug ofName(String name) {
        var word =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        var cut = word.length() <= LONGEST ? word : shortened(word);
        return new Slug(cut.isEmpty() ? numbered(name) : cut);
    }

    private static String numbered(String name) {
        var hash = UUID.nameUUIDFromBytes(name.strip().getBytes(UTF_8)).getMostSignificantBits();
        return "x-%08x".formatted(hash >>> 32);
    }

    private static String shortened(String word) {
        return word.substring(0, LONGEST).replaceAll("-[^-]*$", "");
    }

    @Override
    public String toString() {
        return value;
    }
}

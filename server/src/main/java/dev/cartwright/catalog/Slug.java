package dev.cartwright.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The word that names a product or a category in an address; its case does not count. */
public record Slug(@JsonValue String value) {

    @JsonCreator
    public Slug {
        if (!value.matches("[A-Za-z0-9._~-]{1,150}")) {
            throw new IllegalArgumentException(
                    "must be 1 to 150 of a-z, 0-9, '.', '_', '~' and '-'");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}

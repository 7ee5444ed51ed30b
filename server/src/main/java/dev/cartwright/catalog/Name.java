package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import java.util.regex.Pattern;

/** What people read must be seen, and must not turn around what stands beside it. */
final class Name {

    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

    /** Embeddings, overrides and isolates; the marks that languages need are others. */
    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    private Name() {}

    /** Throws {@link InvalidField} where a name, which is not blank, cannot be one. */
    static void check(String field, String name) {
        if (!SEEN.matcher(name).find()) {
            throw new InvalidField(field, "must have characters that can be seen");
        }
        if (TURNS.matcher(name).find()) {
            throw new InvalidField(field, "must not have characters that turn the text around");
        }
    }
}

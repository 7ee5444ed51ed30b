package dev.cartwright.kernel;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people type into one line: without blanks around it, of limited length. */
public final class Text {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Text() {}

    /** Returns the text stripped; throws {@link InvalidField} where it is missing or too long. */
    public static String required(String field, @Nullable String text, int most) {
        var stripped = optional(field, text, most);
        if (stripped == null) {
            throw new InvalidField(field, "must not be blank");
        }
        return stripped;
    }

    /** Returns the text stripped, or null where there is none; blank is none. */
    public static @Nullable String optional(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var stripped = text.strip();
        if (stripped.length() > most) {
            throw new InvalidField(field, "must have at most " + most + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(field, "must not contain control characters");
        }
        return stripped;
    }

    /** Reads a UUID in its canonical form; Java's own reader takes shorter ones, too. */
    public static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a UUID");
        }
        return UUID.fromString(text);
    }
}

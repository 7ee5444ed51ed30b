package dev.cartwright.kernel;

import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people type into one line: without blanks around it, of limited length. */
public final class Text {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Turns what follows round, so that a line reads otherwise than it was typed. */
    private static final Pattern TURNS =
            Pattern.compile("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    /**
     * Blanks, controls and formats, and what Unicode calls Default_Ignorable_Code_Point; the empty
     * Braille cell, too.
     */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Z}\\p{Cc}\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
                            + "\\x{180B}-\\x{180F}\\x{2800}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}"
                            + "\\x{E0000}-\\x{E0FFF}]*");

    private Text() {}

    /** Returns whether it has nothing that a reader can see. */
    public static boolean isUnseen(String text) {
        return UNSEEN.matcher(text).matches();
    }

    /** Returns the text stripped; throws {@link InvalidField} where it is missing or too long. */
    public static String required(String field, @Nullable String text, int most) {
        var stripped = optional(field, text, most);
        if (stripped == null) {
            throw new InvalidField(
                    field,
                    text == null || text.isBlank()
                            ? "must not be blank"
                            : "must have characters that can be seen");
        }
        return stripped;
    }

    /**
     * Returns an address that people can open with a browser; throws {@link InvalidField} where it
     * is none, or longer than 1,000 characters.
     */
    public static @Nullable URI page(String field, @Nullable URI url) {
        if (url != null && !(Setting.isPage(url.toString()) && url.toString().length() <= 1_000)) {
            throw new InvalidField(field, "must be a web address");
        }
        return url;
    }

    /** Returns the text stripped, or null where there is none; what nobody can see is none. */
    public static @Nullable String optional(String field, @Nullable String text, int most) {
        if (text == null || isUnseen(text)) {
            return null;
        }
        var stripped = text.strip();
        if (stripped.length() > most) {
            throw new InvalidField(field, "must have at most " + most + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(field, "must not contain control characters");
        }
        if (TURNS.matcher(stripped).find()) {
            throw new InvalidField(field, "must not have characters that turn the text around");
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

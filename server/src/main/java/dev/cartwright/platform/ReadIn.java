package dev.cartwright.platform;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language that a caller asks to read, in place of the channel's. */
public record ReadIn(Locale language) {

    public static final String PARAMETER = "locale";

    /** Reads a tag as BCP 47 writes them, such as {@code de-AT}. */
    public static ReadIn valueOf(String tag) {
        try {
            return new ReadIn(Language.of(PARAMETER, tag));
        } catch (InvalidField e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public static @Nullable Locale of(@Nullable ReadIn asked) {
        return asked == null ? null : asked.language();
    }
}

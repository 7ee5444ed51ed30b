package dev.cartwright.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.InvalidField;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: the sort keys of the last row seen, opaque to callers. */
public record Cursor(List<String> keys) {

    private static final String BETWEEN = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(List.of(keys).stream().map(Object::toString).toList());
    }

    /** As {@link #read}; null where a list begins, for nothing or an empty text was sent. */
    public static <K> @Nullable K after(
            @Nullable String after, int keys, Function<List<String>, K> read) {
        return after == null || after.isEmpty() ? null : read(after, keys, read);
    }

    /**
     * Reads what a page gave as {@code next}.
     *
     * @throws InvalidField naming {@code after}, where it is not ours
     */
    public static <K> K read(String after, int keys, Function<List<String>, K> read) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(after), UTF_8);
            var parts = List.of(text.split(BETWEEN, -1));
            if (parts.size() == keys) {
                return read.apply(parts);
            }
        } catch (IllegalArgumentException e) {
            // Not ours: said below.
        }
        throw new InvalidField("after", "must be what a page gave as next");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, keys).getBytes(UTF_8));
    }
}

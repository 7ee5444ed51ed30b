package dev.cartwright.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import java.time.Instant;
import java.util.List;

/** Whatever is sent as a place in a list is one, or is refused naming the parameter. */
public final class CursorFuzz {

    private CursorFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, UTF_8);
        read(() -> Cursor.read(text, 1, it -> Text.uuid(it.getFirst())));
        read(() -> Cursor.read(text, 2, it -> List.of(parsed(it.get(0)), Text.uuid(it.get(1)))));
        read(() -> {
            var keys = Cursor.read(text, 3, List::copyOf);
            var again = Cursor.read(new Cursor(keys).toString(), 3, List::copyOf);
            if (!again.equals(keys)) {
                throw new AssertionError(keys + " became " + again);
            }
        });
    }

    private static Instant parsed(String key) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(key));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void read(Runnable read) {
        try {
            read.run();
        } catch (InvalidField refused) {
            if (!"after".equals(refused.field())) {
                throw refused;
            }
        }
    }
}

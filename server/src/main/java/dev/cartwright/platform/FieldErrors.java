package dev.cartwright.platform;

import dev.cartwright.kernel.InvalidField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a page says beside the fields of a form that was not filled in rightly. */
public final class FieldErrors {

    private final Map<String, String> byField = new LinkedHashMap<>();

    /** Does what may throw {@link InvalidField}, and keeps what it said of which field. */
    public void check(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidField e) {
            byField.putIfAbsent(e.field(), Objects.requireNonNull(e.getMessage()));
        }
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** Returns what each wrong field must be, such as {@code must not be blank}. */
    public Map<String, String> byField() {
        return new LinkedHashMap<>(byField);
    }
}

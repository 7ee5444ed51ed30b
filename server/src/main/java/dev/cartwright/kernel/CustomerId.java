package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one customer. Never a credential: knowing it opens nothing. */
public record CustomerId(@JsonValue UUID value) {

    @JsonCreator
    public CustomerId {}

    /** Reads the canonical text form, as paths and parameters have it. */
    public static CustomerId valueOf(String text) {
        return new CustomerId(Text.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one product. Never a credential: knowing it opens nothing. */
public record ProductId(@JsonValue UUID value) {

    @JsonCreator
    public ProductId {}

    /** Reads the canonical text form, as paths and parameters have it. */
    public static ProductId valueOf(String text) {
        return new ProductId(Text.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

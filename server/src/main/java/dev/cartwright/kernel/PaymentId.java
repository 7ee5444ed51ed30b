package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one payment. Never a credential: knowing it opens nothing. */
public record PaymentId(@JsonValue UUID value) {

    @JsonCreator
    public PaymentId {}

    /** Reads the canonical text form, as paths and parameters have it. */
    public static PaymentId valueOf(String text) {
        return new PaymentId(Text.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

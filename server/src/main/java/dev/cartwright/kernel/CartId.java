package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one cart by 128 random bits: whoever knows it may fill the cart, so it is a secret. */
public record CartId(@JsonValue UUID value) {

    @JsonCreator
    public CartId {}

    /** Reads the canonical text form, as paths and parameters have it. */
    public static CartId valueOf(String text) {
        return new CartId(Text.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one promotion. Never a credential: knowing it opens nothing. */
public record PromotionId(@JsonValue UUID value) {

    @JsonCreator
    public PromotionId {}

    /** Reads the canonical text form, as paths and parameters have it. */
    public static PromotionId valueOf(String text) {
        return new PromotionId(Text.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

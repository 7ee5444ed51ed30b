package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one customer. Never a credential: knowing it opens nothing. */
public record CustomerId(@JsonValue UUID value) {

    @JsonCreator
    public CustomerId {}

    @Override
    public String toString() {
        return value.toString();
    }
}

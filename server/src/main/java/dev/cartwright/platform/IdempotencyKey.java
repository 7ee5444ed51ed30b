package dev.cartwright.platform;

import dev.cartwright.kernel.CardNumber;

/** What a caller sends again to say that it asks the same thing again. */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    public IdempotencyKey {
        if (!value.matches("[\\x21-\\x7e]{1,255}")) {
            throw new IllegalArgumentException("must be 1 to 255 visible ASCII characters");
        }
        if (CardNumber.isIn(value)) {
            throw new IllegalArgumentException(CardNumber.REFUSAL);
        }
    }
}

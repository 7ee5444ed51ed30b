package dev.cartwright.bench;

/** Something did not go as it must: the run ends and says what was answered. */
class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unexpected(String message) {
        super(message);
    }
}

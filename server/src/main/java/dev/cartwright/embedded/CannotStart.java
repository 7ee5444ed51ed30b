package dev.cartwright.embedded;

/** Why the shop cannot open, in one line that also names the way out. */
final class CannotStart extends RuntimeException {

    CannotStart(String line) {
        super(line);
    }

    CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}

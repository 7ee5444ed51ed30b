package dev.cartwright.kernel;

/** A value of a caller's that cannot be; says which field and, in words, what it accepts. */
public final class InvalidField extends IllegalArgumentException {

    private final String field;

    public InvalidField(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

package dev.cartwright.payments;

/** What a processor says became of an operation. */
public sealed interface Outcome {

    /**
     * The money has moved.
     *
     * @param reference the processor's own name for it
     */
    record Approved(String reference) implements Outcome {}

    /**
     * The processor refused; no money moved.
     *
     * @param reason a code such as {@code insufficient_funds}
     */
    record Declined(String reason) implements Outcome {}

    /** It cannot be known yet: ask again later. */
    record Unknown(String reason) implements Outcome {}

    /** The processor has never heard of it: proof that no money moved. */
    record NotFound() implements Outcome {}
}

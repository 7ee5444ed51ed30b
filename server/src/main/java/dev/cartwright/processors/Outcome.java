package dev.cartwright.processors;

import java.net.URI;
import org.joda.money.Money;

/** What became of an operation, as far as it is known. */
public sealed interface Outcome {

    /**
     * The money has moved.
     *
     * @param reference the processor's own name for it
     * @param amount what moved by the processor's account: compared with what was asked
     */
    record Succeeded(String reference, Money amount) implements Outcome {}

    /**
     * The money is held, and somebody has to look at it before it may be captured.
     *
     * @param amount as in {@link Succeeded}
     */
    record InReview(String reference, Money amount) implements Outcome {}

    /**
     * News of who looks at a payment at the processor; of itself it moves no money.
     *
     * @param reason the processor's own word
     */
    record Reviewed(Verdict verdict, String reason) implements Outcome {

        /** How far they have come; what is decided stays so. */
        public enum Verdict {
            OPENED,
            APPROVED,
            REJECTED
        }
    }

    /**
     * The processor refused; no money moved.
     *
     * @param reason a code such as {@code insufficient_funds}
     */
    record Declined(String reason) implements Outcome {}

    /**
     * The customer has to confirm it first.
     *
     * @param page where they do
     */
    record ActionRequired(String reference, URI page) implements Outcome {}

    /** The processor has it and will say later. */
    record Pending(String reference) implements Outcome {}

    /** Not a byte of it left this server: proof that no money moved. */
    record NotSent(String reason) implements Outcome {}

    /** It cannot be known yet: ask again later. */
    record Unknown(String reason) implements Outcome {}

    /**
     * The processor has never heard of it. Only an inquiry says so; it is proof once {@link
     * Capabilities#absenceProvesAfter} has passed since it was sent.
     */
    record NotFound() implements Outcome {}

    /**
     * What had succeeded was taken back: a refund that failed later, an authorisation that expired.
     */
    record Reversed(String reason) implements Outcome {}
}

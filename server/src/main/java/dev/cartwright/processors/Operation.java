package dev.cartwright.processors;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money asked of a processor.
 *
 * @param id the processor's idempotency key
 * @param status as it stood when it was read
 * @param details what a request for it needs beside the amount
 * @param asked how often the processor was asked what became of it
 */
public record Operation(
        UUID id,
        PaymentId payment,
        OrderId order,
        String processor,
        Kind kind,
        Money amount,
        Status status,
        Details details,
        int asked) {

    /** Returns the same with the page to which a customer comes back who has to confirm. */
    public Operation returningTo(URI page) {
        return new Operation(
                id,
                payment,
                order,
                processor,
                kind,
                amount,
                status,
                new Details(
                        details.token(),
                        details.reference(),
                        details.ownReference(),
                        page,
                        details.sentAt(),
                        details.failedAt(),
                        details.payer()),
                asked);
    }

    /** Returns what asks the processor to give up what it has not done yet; the same each time. */
    public Operation abandoned() {
        return new Operation(
                UUID.nameUUIDFromBytes(("abandoned " + id).getBytes(StandardCharsets.UTF_8)),
                payment,
                order,
                processor,
                Kind.VOID,
                amount,
                Status.NEW,
                details,
                0);
    }

    /** What is to happen to the money. */
    public enum Kind {
        AUTHORIZE,
        SALE,
        CAPTURE,
        VOID,
        REFUND,
        INCREMENT;

        /** Whether it begins a payment; all others go on with one. */
        public boolean begins() {
            return this == AUTHORIZE || this == SALE;
        }
    }

    /** Where an operation stands; from NEW to SENT before the processor hears of it. */
    public enum Status {
        NEW,
        SENT,
        SUCCEEDED,
        DECLINED,
        PENDING,
        UNKNOWN,
        NOT_SENT,
        NOT_FOUND,

        /** Nobody but a person can say how it goes on. */
        MANUAL,

        /** A refund that came back, for good: the money is owed again, and it is for a person. */
        REVERSED,

        /** Another operation was sent instead, by a person's decision. */
        REPLACED,

        /** A person paid it in another way than through the processor. */
        BY_HAND
    }

    /**
     * What a request needs beside the amount.
     *
     * @param token the processor's own name for what is paid with; never a card's number
     * @param reference the processor's name for the payment, once it has told it
     * @param ownReference the processor's name for this very operation, once it has told it
     * @param returnTo where the customer comes back to who has to confirm
     * @param sentAt when it was first sent
     * @param failedAt when it was last answered with an error of the processor's own
     * @param payer whom the processor knows the customer as; null where it need not know
     */
    public record Details(
            @Nullable String token,
            @Nullable String reference,
            @Nullable String ownReference,
            @Nullable URI returnTo,
            @Nullable Instant sentAt,
            @Nullable Instant failedAt,
            @Nullable Payer payer) {}

    /**
     * Who pays with what the processor keeps for them.
     *
     * @param reference the processor's own name for the customer
     * @param keep whether it is to keep what is paid with for the next time
     */
    public record Payer(String reference, boolean keep) {}
}

package dev.cartwright.payments;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import java.util.UUID;
import org.joda.money.Money;

/**
 * One movement of money asked of a processor.
 *
 * @param id the processor's idempotency key
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
        int asked) {

    /** What is to happen to the money. */
    public enum Kind {
        AUTHORIZE,
        SALE,
        CAPTURE,
        VOID,
        REFUND,
        INCREMENT
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
        MANUAL
    }
}

package dev.cartwright.refunds;

import dev.cartwright.payments.Moves;
import dev.cartwright.payments.Payments;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends what was granted, once that is committed; what fails here the reconciliation finishes. */
@Component
public class Payouts {

    private final RefundTable refunds;
    private final Payments payments;
    private final Moves moves;

    Payouts(RefundTable refunds, Payments payments, Moves moves) {
        this.refunds = refunds;
        this.payments = payments;
        this.moves = moves;
    }

    /** Does nothing where there is no such refund, or it waits for a second person. */
    public void send(UUID refund) {
        refunds.find(refund)
                .flatMap(it -> Optional.ofNullable(it.operation()))
                .flatMap(payments::find)
                .ifPresent(moves::send);
    }
}

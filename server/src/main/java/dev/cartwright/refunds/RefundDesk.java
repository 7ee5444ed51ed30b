package dev.cartwright.refunds;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.payments.Moves;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff does with refunds: each decision commits before a processor hears of it. */
@Component
record RefundDesk(
        Refunds refunds,
        UnpaidRefunds unpaid,
        RefundTable table,
        Payouts payouts,
        Moves moves,
        Idempotency idempotency,
        TransactionTemplate transaction,
        Ids ids) {

    /** What a key stands for: the same body for another order is another request. */
    private record AskedOf(OrderId order, NewRefund wanted) {}

    static String url(UUID refund) {
        return "/api/admin/refunds/" + refund;
    }

    /** Asks once per key; returns the refund of the first time where the key is known. */
    Refund ask(OrderId order, IdempotencyKey key, NewRefund wanted) {
        var id = ids.next();
        var scope = Actor.current().scope("POST /api/admin/orders/{id}/refunds");
        UUID asked =
                transaction.execute(_ ->
                        switch (idempotency.claim(
                                scope, key, new AskedOf(order, wanted), url(id))) {
                            case Claim.Fresh _ -> {
                                refunds.ask(id, order, wanted);
                                idempotency.pending(url(id));
                                yield id;
                            }
                            case Claim.Pending(var url) -> named(url);
                            case Claim.InProgress(var url) -> named(url);
                            case Claim.Answered _ ->
                                    throw new IllegalStateException("is asked for, not kept");
                        });
        return asked.equals(id) ? sent(id) : get(asked);
    }

    Refund approve(UUID id) {
        transaction.executeWithoutResult(_ -> refunds.approve(id));
        return sent(id);
    }

    Refund reject(UUID id) {
        transaction.executeWithoutResult(_ -> refunds.reject(id));
        return get(id);
    }

    Refund retry(UUID id) {
        transaction.executeWithoutResult(_ -> unpaid.sendAgain(unpaid.operationOf(id)));
        return sent(id);
    }

    Refund settle(UUID id, String how) {
        transaction.executeWithoutResult(_ -> unpaid.paidByHand(unpaid.operationOf(id), how));
        return get(id);
    }

    /** As {@link #retry}, also of what a cancellation gave back; returns the new operation. */
    UUID retryOperation(UUID operation) {
        var next = transaction.execute(_ -> unpaid.sendAgain(operation));
        moves.send(next);
        return next.id();
    }

    /** As {@link #settle}, also of what a cancellation gave back. */
    void settleOperation(UUID operation, String how) {
        transaction.executeWithoutResult(_ -> unpaid.paidByHand(operation, how));
    }

    Refund get(UUID id) {
        return table.find(id).orElseThrow(RefundProblem::unknownRefund);
    }

    private Refund sent(UUID id) {
        payouts.send(id);
        return get(id);
    }

    private static UUID named(String url) {
        return UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
    }
}

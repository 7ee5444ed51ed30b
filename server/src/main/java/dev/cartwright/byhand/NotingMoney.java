package dev.cartwright.byhand;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Moves;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import java.time.Clock;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes that money came, and takes so much of what was promised for the order, once per key. */
@Service
record NotingMoney(
        ReceiptTable receipts,
        Orders orders,
        Payments payments,
        Moves moves,
        Idempotency idempotency,
        TransactionTemplate transaction,
        Ids ids,
        Clock clock) {

    static String url(OrderId order) {
        return "/api/admin/orders/" + order + "/receipts";
    }

    /**
     * Returns the capture; of the first time where the key is known.
     *
     * @param amount null is all that is still to come
     * @param reference as the bank or the till names it
     */
    Operation note(
            OrderId order,
            @Nullable Money amount,
            String reference,
            IdempotencyKey key,
            Object body) {
        var id = ids.next();
        var scope = Actor.current().scope("POST " + url(order));
        var begun =
                transaction.execute(_ ->
                        switch (idempotency.claim(scope, key, body, url(order) + "/" + id)) {
                            case Claim.Fresh _ -> {
                                var capture = begin(id, order, amount);
                                receipts.insert(capture, reference, clock.instant());
                                idempotency.pending(url(order) + "/" + id);
                                yield capture;
                            }
                            case Claim.Pending(var url) -> known(url);
                            case Claim.InProgress(var url) -> known(url);
                            case Claim.Answered _ ->
                                    throw new IllegalStateException("is asked for, not kept");
                        });
        if (begun.id().equals(id)) {
            moves.send(begun);
        }
        return payments.find(begun.id()).orElseThrow();
    }

    private Operation begin(UUID id, OrderId orderId, @Nullable Money amount) {
        orders.lock(orderId);
        var order = orders.find(orderId).orElseThrow(ByHandProblem::unknownOrder);
        var money = payments.standing(orderId);
        if (!ByHandProcessor.NAME.equals(order.processor()) || money.open() == 0) {
            throw ByHandProblem.nothingIsDue();
        }
        var currency = order.totals().total().getCurrencyUnit();
        var due = Money.ofMinor(currency, money.open());
        var came = amount == null ? due : amount;
        if (!came.getCurrencyUnit().equals(currency)
                || !came.isPositive()
                || came.isGreaterThan(due)) {
            throw new InvalidField("amount", "must be more than nothing and at most " + due);
        }
        var altogether = came.plus(Money.ofMinor(currency, money.captured()));
        return payments.capture(id, orderId, altogether, altogether)
                .orElseThrow(ByHandProblem::nothingIsDue);
    }

    private Operation known(String url) {
        return payments.find(UUID.fromString(url.substring(url.lastIndexOf('/') + 1)))
                .orElseThrow();
    }
}

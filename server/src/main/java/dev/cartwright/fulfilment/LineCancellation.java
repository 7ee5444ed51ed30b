package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.Units.Counted;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.payments.Moves;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import dev.cartwright.refunds.Owed;
import dev.cartwright.refunds.Payouts;
import dev.cartwright.refunds.Refunds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes units out of an order before they leave. What was paid for them goes back; what was not is
 * not owed any more.
 */
@Component
record LineCancellation(
        Fulfilments fulfilments,
        Payments payments,
        Owed owed,
        Refunds refunds,
        Payouts payouts,
        Moves moves,
        Idempotency idempotency,
        TransactionTemplate transaction,
        Ids ids) {

    /** What a key stands for: the same units of another order are another request. */
    private record AskedOf(OrderId order, Map<UUID, Integer> units, String reason) {}

    /** Does so once per key. */
    void cancel(OrderId order, IdempotencyKey key, Map<UUID, Integer> units, String reason) {
        var id = ids.next();
        var scope = Actor.current().scope("POST /api/admin/orders/{id}/line-cancellations");
        var url = "/api/admin/orders/" + order + "/goods";
        var sent = new ArrayList<Operation>();
        transaction.executeWithoutResult(_ -> {
            var asked = new AskedOf(order, units, reason);
            switch (idempotency.claim(scope, key, asked, url)) {
                case Claim.Fresh _ -> {
                    sent.addAll(cancel(order, id, units, reason));
                    idempotency.pending(url);
                }
                case Claim.Pending _, Claim.InProgress _, Claim.Answered _ -> {}
            }
        });
        sent.forEach(moves::send);
        payouts.send(id);
    }

    private List<Operation> cancel(
            OrderId order, UUID id, Map<UUID, Integer> units, String reason) {
        var counted = fulfilments.standing(order);
        Releases.requireOpen(counted, units);
        requireSomethingIsLeft(counted, units);
        var money = payments.standing(order);
        FulfilmentDesk.requireDecided(money);
        var of = counted.order();
        var worth = owed.units(of, units);
        var rest = owed.without(of, Map.of()).minus(worth);
        if (worth.isPositive()) {
            if (money.captured() + money.capturing() <= rest.getAmountMinorLong()) {
                owed.waive(id, of, units, false, reason);
            } else {
                refunds.give(id, order, new Refunds.Units(units, false, null, reason));
            }
        }
        fulfilments.cancelUnits(counted, units, reason);
        return fulfilments.nothingWillLeave(order) ? end(order) : List.of();
    }

    /** Takes what is still owed of what has left, and gives up the rest. */
    private List<Operation> end(OrderId id) {
        var due = owed.without(fulfilments.standing(id).order(), Map.of());
        var last = new ArrayList<Operation>();
        payments.capture(ids.next(), id, due, due).ifPresent(last::add);
        last.addAll(payments.voidAll(id));
        return last;
    }

    private static void requireSomethingIsLeft(Counted counted, Map<UUID, Integer> units) {
        var wanted = counted.lines().values().stream().mapToInt(LineUnits::wanted).sum();
        if (units.values().stream().mapToInt(it -> it).sum() >= wanted) {
            throw FulfilmentProblem.nothingWouldBeLeft();
        }
    }
}

package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.Units.Counted;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Order;
import dev.cartwright.payments.Moves;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Once;
import dev.cartwright.processors.Operation;
import dev.cartwright.refunds.Owed;
import dev.cartwright.refunds.Payouts;
import dev.cartwright.refunds.Refunds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

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
        Once once,
        Ids ids) {

    /** What a key stands for: the same units of another order are another request. */
    private record AskedOf(OrderId order, Map<UUID, Integer> units, String reason) {}

    /**
     * Does so once per key.
     *
     * @param goods how far those of the order are then: the answer
     */
    ResponseEntity<?> cancel(
            OrderId order,
            IdempotencyKey key,
            Map<UUID, Integer> units,
            String reason,
            Supplier<?> goods) {
        var id = ids.next();
        var sent = new ArrayList<Operation>();
        var answer =
                once.answer(
                        Actor.current().scope("POST /api/admin/orders/{id}/line-cancellations"),
                        key,
                        new AskedOf(order, units, reason),
                        "/api/admin/orders/" + order + "/goods",
                        HttpStatus.CREATED,
                        () -> {
                            sent.addAll(cancel(order, id, units, reason));
                            return goods.get();
                        });
        sent.forEach(moves::send);
        payouts.send(id);
        return answer;
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
        var after = fulfilments.cancelUnits(counted, units, reason);
        return after.isAllSent() ? end(of) : List.of();
    }

    /** Takes what is still owed of what has left, and gives up the rest. */
    private List<Operation> end(Order order) {
        var due = owed.without(order, Map.of());
        var last = new ArrayList<Operation>();
        payments.capture(ids.next(), order.id(), due, due).ifPresent(last::add);
        last.addAll(payments.voidAll(order.id()));
        return last;
    }

    private static void requireSomethingIsLeft(Counted counted, Map<UUID, Integer> units) {
        var wanted = counted.lines().values().stream().mapToInt(LineUnits::wanted).sum();
        if (units.values().stream().mapToInt(it -> it).sum() >= wanted) {
            throw FulfilmentProblem.nothingWouldBeLeft();
        }
    }
}

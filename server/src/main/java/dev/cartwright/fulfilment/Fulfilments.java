package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.fulfilment.UnitTable.Move;
import dev.cartwright.fulfilment.Units.Counted;
import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Picking;
import dev.cartwright.inventory.Picking.Share;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.Trail;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: what is picked, leaves, arrives. The order's row is locked before anything is
 * looked at, so that of two who want the same units one is refused.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Fulfilments {

    private final Units units;
    private final FulfilmentTable table;
    private final Dispatch dispatch;
    private final Picking picking;
    private final Orders orders;
    private final Trail trail;
    private final Moments moments;

    Fulfilments(
            Units units,
            FulfilmentTable table,
            Dispatch dispatch,
            Picking picking,
            Orders orders,
            Trail trail,
            Moments moments) {
        this.units = units;
        this.table = table;
        this.dispatch = dispatch;
        this.picking = picking;
        this.orders = orders;
        this.trail = trail;
        this.moments = moments;
    }

    /** Ids and instants for what is new. */
    @Component
    record Moments(Ids ids, Clock clock) {}

    /**
     * Ends what is being picked of an order that is being cancelled.
     *
     * @return false where something of it has left: then it cannot be cancelled, and the caller
     *     rolls back
     */
    public boolean close(OrderId id) {
        var counted = units.lock(id);
        if (counted.lines().values().stream().anyMatch(it -> it.shipped() > 0)) {
            return false;
        }
        for (var fulfilment : table.of(id)) {
            if (fulfilment.status() == Status.RELEASED) {
                cancel(fulfilment, counted);
            }
        }
        var left = new LinkedHashMap<UUID, Integer>();
        units.look(id).lines().forEach((line, it) -> left.put(line, it.open()));
        left.values().removeIf(it -> it == 0);
        units.move(counted.order(), Move.CANCEL, left);
        return true;
    }

    /** Refuses what could not leave, for it is not on the shelf. */
    void requireThere(Fulfilment it, Counted counted) {
        var kept = kept(it, counted);
        if (!kept.isEmpty()) {
            dispatch.requireThere(it.order(), kept, it.location());
        }
    }

    private Map<Sku, Integer> kept(Fulfilment it, Counted counted) {
        var kept = counted.bySku(it.units());
        kept.keySet().retainAll(tracked(it.order()));
        return kept;
    }

    /** Takes them off the shelf, first expired first, and tells that they have left. */
    Counted ship(Fulfilment it, Counted counted, Tracking tracking) {
        var now = moments.clock().instant();
        var order = counted.order();
        var kept = kept(it, counted);
        if (!kept.isEmpty()) {
            table.addLots(
                    it.id(),
                    dispatch.ship(it.order(), kept, it.location(), "fulfilment " + it.number()));
        }
        if (!table.ship(it.id(), tracking, now)) {
            throw FulfilmentProblem.wrongState(it.status(), "it does not wait any more");
        }
        var after = units.move(order, Move.SHIP, it.units());
        orders.shipped(order, find(it.id()).parcel(), after.isAllSent());
        note(it, "shipped");
        return after;
    }

    /** It has arrived. */
    void deliver(UUID id) {
        var it = find(id);
        var counted = units.lock(it.order());
        requireStatus(id, Status.SHIPPED, "only what has left arrives");
        table.deliver(id, moments.clock().instant());
        var after = units.move(counted.order(), Move.DELIVER, it.units());
        var all =
                after.lines().values().stream().allMatch(line -> line.delivered() == line.wanted());
        orders.delivered(counted.order(), it.parcel(), all);
        note(it, "delivered");
    }

    /** It is not picked, or has never left. */
    void cancel(UUID id) {
        var it = find(id);
        var counted = units.lock(it.order());
        cancel(find(id), counted);
    }

    private void cancel(Fulfilment it, Counted counted) {
        var order = counted.order();
        switch (it.status()) {
            case RELEASED -> {}
            case SHIPPED -> {
                requireNotAskedBack(it, counted);
                var kept = counted.bySku(it.units());
                kept.keySet().retainAll(dispatched(it));
                if (!kept.isEmpty()) {
                    dispatch.unship(
                            it.order(),
                            kept,
                            it.location(),
                            "fulfilment " + it.number() + " undone");
                }
                units.move(order, Move.SHIP, negated(it.units()));
            }
            case DELIVERED, CANCELLED ->
                    throw FulfilmentProblem.wrongState(it.status(), "it cannot be cancelled");
        }
        table.cancel(it.id(), it.status(), moments.clock().instant());
        units.move(order, Move.RELEASE, negated(it.units()));
        note(it, "fulfilment-cancelled");
    }

    private static void requireNotAskedBack(Fulfilment it, Counted counted) {
        var back =
                it.units().entrySet().stream()
                        .anyMatch(some -> {
                            var line = counted.line("line", some.getKey());
                            return line.returnable() < some.getValue();
                        });
        if (back) {
            throw FulfilmentProblem.askedBack(it.status());
        }
    }

    /** Gives the promise of units up that nobody picks. */
    Counted cancelUnits(Counted counted, Map<UUID, Integer> wanted, String reason) {
        var order = counted.order();
        Releases.requireOpen(counted, wanted);
        var kept = counted.bySku(wanted);
        kept.keySet().retainAll(tracked(order.id()));
        if (!kept.isEmpty()) {
            dispatch.release(order.id(), kept, "cancelled: " + reason);
        }
        var after = units.move(order, Move.CANCEL, wanted);
        trail.note(order.id(), "units-cancelled", Map.of("units", wanted, "reason", reason));
        return after;
    }

    /** Locks an order that stands. */
    Counted standing(OrderId id) {
        var counted = units.lock(id);
        if (counted.order().status() != OrderStatus.PLACED) {
            throw FulfilmentProblem.orderNotPlaced(counted.order().status());
        }
        return counted;
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    Fulfilment find(UUID id) {
        return table.find(id).orElseThrow(FulfilmentProblem::unknown);
    }

    /** Reads again what may have changed before its order was locked. */
    Fulfilment requireStatus(UUID id, Status wanted, String why) {
        var it = find(id);
        if (it.status() != wanted) {
            throw FulfilmentProblem.wrongState(it.status(), why);
        }
        return it;
    }

    /** Those of which stock is kept and something has not left. */
    private Set<Sku> tracked(OrderId id) {
        return picking.of(id).stream().map(Share::line).collect(Collectors.toSet());
    }

    /** Those of which stock was taken. */
    private Set<Sku> dispatched(Fulfilment it) {
        return dispatch.away(it.order());
    }

    private void note(Fulfilment it, String what) {
        trail.note(it.order(), what, Map.of("fulfilment", it.number(), "units", it.units()));
    }

    static Map<UUID, Integer> negated(Map<UUID, Integer> units) {
        return units.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> -it.getValue()));
    }
}

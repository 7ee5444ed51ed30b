package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.fulfilment.Plan.Pick;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Ends what is being picked of an order that is being cancelled. */
    public void close(OrderId id) {
        var counted = units.lock(id);
        for (var fulfilment : table.of(id)) {
            if (fulfilment.status() == Status.RELEASED) {
                cancel(fulfilment, counted);
            }
        }
        var left = new LinkedHashMap<UUID, Integer>();
        units.lock(id).lines().forEach((line, it) -> left.put(line, it.open()));
        left.values().removeIf(it -> it == 0);
        units.move(counted.order(), Move.CANCEL, left);
    }

    Plan plan(OrderId id) {
        return plan(units.lock(id));
    }

    private Plan plan(Counted counted) {
        var id = counted.order().id();
        var picked = table.of(id).stream().filter(it -> it.status() == Status.RELEASED).toList();
        return Plan.of(counted, picking.of(id), picked);
    }

    /** Has all picked that is there; returns what that makes, a fulfilment for each location. */
    List<Fulfilment> release(OrderId id) {
        var counted = standing(id);
        return plan(counted).picks().stream().map(pick -> release(counted, pick)).toList();
    }

    /** Has these units picked, whatever is there. */
    Fulfilment release(OrderId id, Pick wanted) {
        var counted = standing(id);
        requireOpen(counted, wanted.units());
        return release(counted, wanted);
    }

    private Fulfilment release(Counted counted, Pick pick) {
        var order = counted.order();
        var now = moments.clock().instant();
        var number = order.number() + "-" + (table.of(order.id()).size() + 1);
        var lines = new ArrayList<Fulfilment.Line>();
        for (var line : order.lines()) {
            var some = pick.units().getOrDefault(line.id(), 0);
            if (some > 0) {
                lines.add(new Fulfilment.Line(line.id(), line.sku(), some));
            }
        }
        var fulfilment =
                new Fulfilment(
                        moments.ids().next(),
                        order.id(),
                        order.channel(),
                        number,
                        pick.location(),
                        Status.RELEASED,
                        1,
                        null,
                        null,
                        now,
                        null,
                        null,
                        null,
                        lines,
                        List.of());
        table.insert(fulfilment);
        units.move(order, Move.RELEASE, pick.units());
        note(fulfilment, "released");
        return fulfilment;
    }

    /** Takes them off the shelf, first expired first, and tells that they have left. */
    void ship(Fulfilment it, Counted counted, Tracking tracking) {
        var now = moments.clock().instant();
        var order = counted.order();
        var kept = counted.bySku(it.units());
        kept.keySet().retainAll(tracked(it.order()));
        if (!kept.isEmpty()) {
            table.addLots(
                    it.id(),
                    dispatch.ship(it.order(), kept, it.location(), "fulfilment " + it.number()));
        }
        if (!table.ship(it.id(), tracking, now)) {
            throw FulfilmentProblem.wrongState(it.status(), "it does not wait any more");
        }
        var after = units.move(order, Move.SHIP, it.units());
        var all = after.lines().values().stream().allMatch(line -> line.unsent() == 0);
        orders.shipped(order, find(it.id()).parcel(), all);
        note(it, "shipped");
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
                var kept = counted.bySku(it.units());
                kept.keySet().retainAll(dispatched(it));
                if (!kept.isEmpty()) {
                    dispatch.unship(it.order(), kept, "fulfilment " + it.number() + " undone");
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

    /** Refuses units that are picked, sent or cancelled already. */
    static void requireOpen(Counted counted, Map<UUID, Integer> wanted) {
        var field = 0;
        for (var it : wanted.entrySet()) {
            var line = counted.line("lines[%d].line".formatted(field), it.getKey());
            if (it.getValue() > line.open()) {
                throw FulfilmentProblem.moreThanIsOpen(
                        "lines[%d].quantity".formatted(field), it.getValue(), line.open());
            }
            field++;
        }
    }

    /** Gives the promise of units up that nobody picks. */
    void cancelUnits(Counted counted, Map<UUID, Integer> wanted, String reason) {
        var order = counted.order();
        requireOpen(counted, wanted);
        var kept = counted.bySku(wanted);
        kept.keySet().retainAll(tracked(order.id()));
        if (!kept.isEmpty()) {
            dispatch.release(order.id(), kept, "cancelled: " + reason);
        }
        units.move(order, Move.CANCEL, wanted);
        trail.note(order.id(), "units-cancelled", Map.of("units", wanted, "reason", reason));
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

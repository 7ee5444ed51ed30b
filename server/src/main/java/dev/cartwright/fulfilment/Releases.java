package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.fulfilment.Fulfilments.Moments;
import dev.cartwright.fulfilment.Plan.Pick;
import dev.cartwright.fulfilment.UnitTable.Move;
import dev.cartwright.fulfilment.Units.Counted;
import dev.cartwright.inventory.Picking;
import dev.cartwright.inventory.Picking.Share;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Trail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What of an order can be picked, and what is. */
@Component
record Releases(Units units, FulfilmentTable table, Picking picking, Trail trail, Moments moments) {

    /** What could be picked now; certain under the order's lock. */
    Plan plan(Counted counted) {
        var id = counted.order().id();
        return Plan.of(counted, picking.of(id), released(id));
    }

    /** Has all picked that is there; returns what that makes, a fulfilment for each location. */
    List<Fulfilment> all(Counted counted) {
        return plan(counted).picks().stream().map(pick -> release(counted, pick)).toList();
    }

    /** Has these units picked, whether or not they are there yet. */
    Fulfilment some(Counted counted, Pick wanted) {
        requireOpen(counted, wanted.units());
        requirePromisedThere(counted, wanted);
        return release(counted, wanted);
    }

    private List<Fulfilment> released(OrderId order) {
        return table.of(order).stream().filter(it -> it.status() == Status.RELEASED).toList();
    }

    private Fulfilment release(Counted counted, Pick pick) {
        var order = counted.order();
        var number = order.number() + "-" + (table.of(order.id()).size() + 1);
        var lines = new ArrayList<Fulfilment.Line>();
        for (var line : order.lines()) {
            var some = pick.units().getOrDefault(line.id(), 0);
            if (some > 0) {
                lines.add(new Fulfilment.Line(line.id(), line.sku(), some));
            }
        }
        var fulfilment =
                Fulfilment.released(
                        moments.ids().next(),
                        order,
                        number,
                        pick.location(),
                        moments.clock().instant(),
                        lines);
        table.insert(fulfilment);
        units.move(order, Move.RELEASE, pick.units());
        trail.note(
                order.id(), "released", Map.of("fulfilment", number, "units", fulfilment.units()));
        return fulfilment;
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

    /** Refuses a location that does not hold so much for the order beside what it picks already. */
    private void requirePromisedThere(Counted counted, Pick wanted) {
        if (wanted.location() == null) {
            return;
        }
        var left = leftAt(wanted.location(), counted.order().id());
        var field = 0;
        for (var it : wanted.units().entrySet()) {
            var sku = counted.sku(it.getKey());
            var there = left.get(sku);
            if (there != null && there < it.getValue()) {
                throw FulfilmentProblem.notPromisedThere(
                        "lines[%d].quantity".formatted(field),
                        wanted.location(),
                        it.getValue(),
                        there);
            }
            left.computeIfPresent(sku, (_, units) -> units - it.getValue());
            field++;
        }
    }

    /** Units of each SKU of which stock is kept that a location holds and does not pick yet. */
    private Map<Sku, Integer> leftAt(String location, OrderId order) {
        var left = new HashMap<Sku, Integer>();
        for (Share share : picking.of(order)) {
            left.merge(
                    share.line(),
                    location.equals(share.location()) ? share.units() : 0,
                    Integer::sum);
        }
        for (var fulfilment : released(order)) {
            if (location.equals(fulfilment.location())) {
                for (var line : fulfilment.lines()) {
                    left.computeIfPresent(line.sku(), (_, units) -> units - line.quantity());
                }
            }
        }
        return left;
    }
}

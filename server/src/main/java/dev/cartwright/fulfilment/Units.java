package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.UnitTable.Move;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what befalls the units of an order, line by line, and says how the order stands by that.
 * Each method runs in the caller's transaction and locks the order first.
 */
@Component
public class Units {

    private final Orders orders;
    private final UnitTable table;

    Units(Orders orders, UnitTable table) {
        this.orders = orders;
        this.table = table;
    }

    /** An order that nobody else changes meanwhile, and the units of its lines. */
    record Counted(Order order, SequencedMap<UUID, LineUnits> lines) {

        Counted {
            lines = Collections.unmodifiableSequencedMap(lines);
        }

        LineUnits line(String field, UUID line) {
            var units = lines.get(line);
            if (units == null) {
                throw FulfilmentProblem.unknownLine(field, order.number());
            }
            return units;
        }

        /** Whether nothing more will leave. */
        boolean isAllSent() {
            return lines.values().stream().allMatch(it -> it.unsent() == 0);
        }

        Sku sku(UUID line) {
            return order.lines().stream()
                    .filter(it -> it.id().equals(line))
                    .findFirst()
                    .orElseThrow()
                    .sku();
        }

        /** As the warehouse counts them. */
        Map<Sku, Integer> bySku(Map<UUID, Integer> units) {
            var skus = new TreeMap<Sku, Integer>(Comparator.comparing(Sku::code));
            for (var line : order.lines()) {
                var some = units.getOrDefault(line.id(), 0);
                if (some > 0) {
                    skus.merge(line.sku(), some, Integer::sum);
                }
            }
            return skus;
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Counted lock(OrderId id) {
        orders.lock(id);
        return look(id);
    }

    /** As they are at this instant, for who only tells. */
    Counted look(OrderId id) {
        var order = orders.find(id).orElseThrow(FulfilmentProblem::unknownOrder);
        return new Counted(order, table.of(order));
    }

    /** Moves units that were looked at under the lock; returns how the order stands then. */
    @Transactional(propagation = Propagation.MANDATORY)
    Counted move(Order order, Move move, Map<UUID, Integer> units) {
        table.begin(order);
        table.move(move, units);
        var lines = table.of(order);
        var axes = Axes.of(lines.values());
        orders.stands(order.id(), axes.sent(), axes.back());
        return new Counted(order, lines);
    }

    /** How many units of each line may be asked back: those that left and did not come back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Integer> returnable(OrderId id) {
        var counted = lock(id);
        var units = new TreeMap<UUID, Integer>();
        counted.lines().forEach((line, it) -> units.put(line, it.returnable()));
        return units;
    }

    /**
     * How many units of each line are wanted and have not left; without those of which none are.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Integer> unsent(OrderId id) {
        var units = new TreeMap<UUID, Integer>();
        lock(id).lines().forEach((line, it) -> units.put(line, it.unsent()));
        units.values().removeIf(it -> it == 0);
        return units;
    }

    /** Somebody wants to send units back; negative takes that back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void askBack(OrderId id, Map<UUID, Integer> units) {
        move(lock(id).order(), Move.ASK_BACK, units);
    }

    /** Units that were asked back have come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(OrderId id, Map<UUID, Integer> units) {
        move(lock(id).order(), Move.TAKE_BACK, units);
    }
}

package dev.cartwright.fulfilment;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Trail;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far the goods of one order are, seen at one instant. */
@Component
class Goods {

    private final Units units;
    private final UnitTable table;
    private final Fulfilments fulfilments;
    private final Releases releases;
    private final FulfilmentTable released;
    private final Trail trail;
    private final Clock clock;

    Goods(
            Units units,
            UnitTable table,
            Fulfilments fulfilments,
            Releases releases,
            FulfilmentTable released,
            Trail trail,
            Clock clock) {
        this.units = units;
        this.table = table;
        this.fulfilments = fulfilments;
        this.releases = releases;
        this.released = released;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param promised when units that are not there yet are expected to leave, by line
     */
    record Now(
            Units.Counted counted,
            Plan plan,
            List<Fulfilment> fulfilments,
            Map<UUID, LocalDate> promised) {}

    @Transactional(readOnly = true)
    Now of(OrderId id) {
        var counted = units.look(id);
        return new Now(counted, releases.plan(counted), released.of(id), table.promised(id));
    }

    @Transactional
    void promise(OrderId id, UUID line, LocalDate day) {
        var order = fulfilments.standing(id);
        order.line("line", line);
        if (day.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw new InvalidField("promisedOn", "must not be over");
        }
        table.promise(id, line, day);
        trail.note(id, "backorder-promised", Map.of("line", line, "on", day));
    }
}

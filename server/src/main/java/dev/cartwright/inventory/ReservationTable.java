package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BOOLEAN;

import dev.cartwright.inventory.Shelf.Line;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.springframework.stereotype.Repository;

/** Promises to orders: each method is one statement, and {@link ReservationSql} says why. */
@Repository
class ReservationTable {

    private final DSLContext db;
    private final Ids ids;

    ReservationTable(DSLContext db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /** Takes what it can. Lines not taken are in the answer too: the caller then rolls back. */
    Shelf take(
            OrderId order,
            ChannelId channel,
            String location,
            Map<Sku, Integer> wanted,
            Instant at,
            Instant until) {
        var actor = Actor.current();
        var lines =
                db.resultQuery(
                                ReservationSql.TAKE,
                                val(wanted.keySet().stream().map(Sku::code).toArray(String[]::new)),
                                val(wanted.values().toArray(Integer[]::new)),
                                val(someIds(wanted.size())),
                                val(someIds(wanted.size())),
                                val(location),
                                val(order.value()),
                                val(channel.code()),
                                val(at),
                                val(until),
                                val(actor.kind().name()),
                                val(actor.id()),
                                val(actor.requestId()))
                        .coerce(
                                INVENTORY_ITEMS.SKU,
                                INVENTORY_RESERVATIONS.QUANTITY,
                                INVENTORY_ITEMS.AVAILABLE,
                                field("taken", BOOLEAN))
                        .fetch(mapping(Line::new));
        return new Shelf(lines);
    }

    /** True where each line of the order is allocated now. */
    boolean allocate(OrderId order, Instant at) {
        return db.fetchSingle(ReservationSql.ALLOCATE, val(order.value()), val(at))
                .get(0, boolean.class);
    }

    void extend(OrderId order, Instant until) {
        db.execute(ReservationSql.EXTEND, val(order.value()), val(until));
    }

    /** Gives back all that an order has; nothing where it has nothing. */
    List<StockChange> release(OrderId order, String cause, Instant at) {
        return giveBack(ReservationSql.RELEASE, val(order.value()), cause, at);
    }

    /** Gives back what was held too long, at most so many reservations; nobody is waited for. */
    List<StockChange> expire(int most, Instant at) {
        return giveBack(ReservationSql.EXPIRE, val(most), "expired", at);
    }

    private List<StockChange> giveBack(String sql, QueryPart which, String cause, Instant at) {
        var actor = Actor.current();
        return db.resultQuery(
                        sql,
                        which,
                        val(at),
                        val(cause),
                        val(actor.kind().name()),
                        val(actor.id()),
                        val(actor.requestId()))
                .coerce(StockTable.CHANGE)
                .fetch(StockTable::change);
    }

    private UUID[] someIds(int count) {
        return Stream.generate(ids::next).limit(count).toArray(UUID[]::new);
    }
}

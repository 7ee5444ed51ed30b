package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.UUID;

import dev.cartwright.inventory.Shelf.Row;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.springframework.stereotype.Repository;

/** Promises: each method is one statement, and {@link ReservationSql} says why. */
@Repository
class ReservationTable {

    private final DSLContext db;
    private final InventorySettings settings;
    private final Ids ids;

    ReservationTable(DSLContext db, InventorySettings settings, Ids ids) {
        this.db = db;
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * Takes what it can, and gives back what the holder's cart had. Lines not taken are in the
     * answer too: the caller then rolls back.
     */
    Shelf take(
            Holder holder,
            ChannelId channel,
            Sourcing from,
            Map<Sku, Integer> wanted,
            Instant at,
            Instant until) {
        var actor = Actor.current();
        var rows =
                db.resultQuery(
                                ReservationSql.TAKE,
                                val(StockTable.codes(wanted.keySet())),
                                val(wanted.values().toArray(Integer[]::new)),
                                val(settings.splitLines()),
                                val(from.locations().toArray(String[]::new)),
                                val(from.country()),
                                val(holder.cart(), UUID),
                                val(holder.order(), UUID),
                                val(holder.order() == null ? holder.cart() : null, UUID),
                                val(ids.next()),
                                val(at),
                                val(until),
                                val(channel.code()),
                                val(holder.cause()),
                                val(actor.kind().name()),
                                val(actor.id()),
                                val(actor.requestId()))
                        .coerce(
                                INVENTORY_ITEMS.SKU,
                                INVENTORY_ITEMS.LOCATION,
                                field("wanted", INTEGER),
                                field("before", INTEGER),
                                field("after", INTEGER),
                                field("taken", BOOLEAN))
                        .fetch(mapping(Row::new));
        return Shelf.of(rows, channel);
    }

    /** True where all that was promised to the order is allocated now. */
    boolean allocate(OrderId order, Instant at) {
        return db.fetchSingle(ReservationSql.ALLOCATE, val(order.value()), val(at))
                .get(0, boolean.class);
    }

    void extend(OrderId order, Instant until) {
        db.execute(ReservationSql.EXTEND, val(order.value()), val(until));
    }

    /** Gives back all that an order still has; nothing where it has nothing. */
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
}

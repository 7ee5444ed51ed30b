package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static dev.cartwright.inventory.schema.Tables.LOTS;
import static dev.cartwright.inventory.schema.Tables.LOT_SHIPMENTS;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.sum;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods by what is printed on them: when they expire, where they are, who got them. */
@Service
public class Lots {

    private static final int AT_ONCE = 100;

    private final DSLContext db;
    private final BookTable books;
    private final Rules rules;
    private final StockNews news;
    private final Clock clock;

    Lots(DSLContext db, BookTable books, Rules rules, StockNews news, Clock clock) {
        this.db = db;
        this.books = books;
        this.rules = rules;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A lot on a shelf.
     *
     * @param value what its units cost, in minor units
     * @param withheld it is not promised any more
     */
    public record LotLevel(
            String number,
            String location,
            int onHand,
            long value,
            @Nullable LocalDate expiresOn,
            Instant receivedAt,
            boolean withheld,
            @Nullable Instant recalledAt) {}

    /** Units of a lot that an order got. */
    public record Recipient(OrderId order, int units) {}

    /** The lots of a SKU that are somewhere, the one that expires first before the others. */
    @Transactional(readOnly = true)
    public List<LotLevel> levels(Sku sku) {
        return db.select(
                        LOT_STOCK.NUMBER,
                        LOT_STOCK.LOCATION,
                        LOT_STOCK.ON_HAND,
                        LOT_STOCK.VALUE,
                        LOTS.EXPIRES_ON,
                        LOT_STOCK.RECEIVED_AT,
                        LOT_STOCK.WITHHELD,
                        LOTS.RECALLED_AT)
                .from(LOT_STOCK)
                .join(LOTS)
                .on(LOTS.SKU.eq(LOT_STOCK.SKU))
                .and(LOTS.NUMBER.eq(LOT_STOCK.NUMBER))
                .where(LOT_STOCK.SKU.eq(sku))
                .and(LOT_STOCK.ON_HAND.gt(0))
                .orderBy(LOTS.EXPIRES_ON.asc().nullsLast(), LOT_STOCK.NUMBER, LOT_STOCK.LOCATION)
                .fetch(mapping(LotLevel::new));
    }

    /** Takes a lot out of the sale at once, wherever it is. The second time changes nothing. */
    @Transactional
    public void recall(Sku sku, String number, String reason) {
        var known =
                db.update(LOTS)
                        .set(LOTS.RECALLED_AT, clock.instant())
                        .set(LOTS.RECALL_REASON, reason)
                        .where(LOTS.SKU.eq(sku))
                        .and(LOTS.NUMBER.eq(number))
                        .and(LOTS.RECALLED_AT.isNull())
                        .execute();
        if (known == 0 && !db.fetchExists(LOTS, LOTS.SKU.eq(sku).and(LOTS.NUMBER.eq(number)))) {
            throw InventoryProblem.unknownLot(sku, number);
        }
        withhold(
                db.select(LOT_STOCK.SKU, LOT_STOCK.LOCATION)
                        .from(LOT_STOCK)
                        .where(LOT_STOCK.SKU.eq(sku))
                        .and(LOT_STOCK.NUMBER.eq(number))
                        .fetchSet(mapping(Place::new)));
    }

    /** The orders that got units of a lot and have not sent them back. */
    @Transactional(readOnly = true)
    public List<Recipient> recipients(Sku sku, String number) {
        return db.select(INVENTORY_RESERVATIONS.ORDER_ID, sum(LOT_SHIPMENTS.UNITS).cast(int.class))
                .from(LOT_SHIPMENTS)
                .join(INVENTORY_RESERVATIONS)
                .on(INVENTORY_RESERVATIONS.ID.eq(LOT_SHIPMENTS.RESERVATION_ID))
                .where(LOT_SHIPMENTS.SKU.eq(sku))
                .and(LOT_SHIPMENTS.NUMBER.eq(number))
                .and(LOT_SHIPMENTS.UNITS.gt(0))
                .groupBy(INVENTORY_RESERVATIONS.ORDER_ID)
                .orderBy(INVENTORY_RESERVATIONS.ORDER_ID)
                .fetch(mapping(Recipient::new));
    }

    /**
     * Takes some lots that expire too soon out of what may be promised; answers how many shelves
     * were looked at. Which ones do is asked again under the lock.
     */
    @Transactional
    int withholdExpiring() {
        var due =
                db.selectDistinct(LOT_STOCK.SKU, LOT_STOCK.LOCATION)
                        .from(LOT_STOCK)
                        .join(LOTS)
                        .on(LOTS.SKU.eq(LOT_STOCK.SKU))
                        .and(LOTS.NUMBER.eq(LOT_STOCK.NUMBER))
                        .leftJoin(STOCK_RULES)
                        .on(STOCK_RULES.SKU.eq(LOT_STOCK.SKU))
                        .where(rules.tooOld())
                        .and(LOT_STOCK.WITHHELD.isFalse())
                        .and(LOT_STOCK.ON_HAND.gt(0))
                        .limit(AT_ONCE)
                        .fetchSet(mapping(Place::new));
        withhold(due);
        return due.size();
    }

    private void withhold(Collection<Place> places) {
        if (!places.isEmpty()) {
            var open = books.open(places).values();
            open.forEach(book -> book.lots().forEach(lot -> withhold(book, lot)));
            news.announce(books.write(open, clock.instant()));
        }
    }

    private void withhold(Book book, Lot lot) {
        if (lot.tooOld() && !lot.withheld()) {
            lot.row().setWithheld(true);
            book.withhold(lot.onHand());
        }
    }
}

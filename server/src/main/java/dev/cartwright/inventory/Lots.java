package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.LOTS;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.Page;
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
    private final LotQuery query;
    private final BookTable books;
    private final Rules rules;
    private final StockNews news;
    private final Clock clock;

    Lots(DSLContext db, LotQuery query, BookTable books, Rules rules, StockNews news, Clock clock) {
        this.db = db;
        this.query = query;
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

    /**
     * The lots of a SKU that are somewhere who asks may see, the one that expires first before the
     * others.
     */
    @Transactional(readOnly = true)
    public List<LotLevel> levels(Sku sku) {
        return query.levels(sku, null, Integer.MAX_VALUE);
    }

    /**
     * As above, piece by piece.
     *
     * @param after what a page gave as {@code next}; null for the first
     */
    @Transactional(readOnly = true)
    public Page<LotLevel> levels(Sku sku, int limit, @Nullable String after) {
        var last = Cursor.after(after, 3, LotQuery.Last::of);
        return Page.of(
                query.levels(sku, last, limit + 1), limit, it -> LotQuery.Last.of(it).cursor());
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
        if (known == 0 && !query.isKnown(sku, number)) {
            throw InventoryProblem.unknownLot(sku, number);
        }
        settle(
                db.select(LOT_STOCK.SKU, LOT_STOCK.LOCATION)
                        .from(LOT_STOCK)
                        .where(LOT_STOCK.SKU.eq(sku))
                        .and(LOT_STOCK.NUMBER.eq(number))
                        .fetchSet(mapping(Place::new)));
    }

    /** The orders that got units of a lot and have not sent them back. */
    @Transactional(readOnly = true)
    public List<Recipient> recipients(Sku sku, String number) {
        return query.recipients(sku, number, null, Integer.MAX_VALUE);
    }

    /**
     * As above, piece by piece.
     *
     * @param after what a page gave as {@code next}; null for the first
     * @throws InventoryProblem where there was never such a lot
     */
    @Transactional(readOnly = true)
    public Page<Recipient> recipients(Sku sku, String number, int limit, @Nullable String after) {
        if (!query.isKnown(sku, number)) {
            throw InventoryProblem.unknownLot(sku, number);
        }
        var last = Cursor.after(after, 1, keys -> OrderId.valueOf(keys.getFirst()));
        var rows = query.recipients(sku, number, last, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.order()));
    }

    /**
     * Takes some lots that expire too soon out of what may be promised, and those back that do so
     * no more; answers how many shelves were looked at. Which ones is asked again under the lock.
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
                        .where(LOT_STOCK.WITHHELD.ne(field(rules.tooOld())))
                        .and(LOT_STOCK.ON_HAND.gt(0))
                        .limit(AT_ONCE)
                        .fetchSet(mapping(Place::new));
        settle(due);
        return due.size();
    }

    /** Withholds each lot of these shelves, or does so no more, as the rules are now. */
    void settle(Collection<Place> places) {
        if (!places.isEmpty()) {
            var open = books.open(places).values();
            open.forEach(book -> book.lots().forEach(book::settle));
            news.announce(books.write(open, clock.instant()));
        }
    }
}

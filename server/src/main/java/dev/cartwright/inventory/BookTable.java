package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.LOTS;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.cartwright.inventory.schema.tables.records.InventoryItemsRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Opens shelves under their locks, in the one order, and writes what was changed. */
@Repository
class BookTable {

    /** A catalogue's first load would drown its listeners. */
    private static final int NEW_ONES_TOLD = 100;

    private static final String BEGIN =
            """
            insert into inventory.inventory_items (sku, location)
            select sku, location from unnest({0}, {1}) as asked (sku, location)
            order by sku, location
            on conflict do nothing
            """;

    private final DSLContext db;
    private final Rules rules;
    private final Ids ids;

    BookTable(DSLContext db, Rules rules, Ids ids) {
        this.db = db;
        this.rules = rules;
        this.ids = ids;
    }

    /** Keeps stock from now on where none was kept. */
    void begin(Collection<Place> places) {
        var skus = places.stream().map(place -> place.sku().code()).toArray(String[]::new);
        var locations = places.stream().map(Place::location).toArray(String[]::new);
        db.execute(BEGIN, val(skus), val(locations));
    }

    /** Locks what there is of these shelves; one of which no stock is kept is missing. */
    Map<Place, Book> open(Collection<Place> places) {
        var items =
                db.selectFrom(INVENTORY_ITEMS)
                        .where(
                                row(INVENTORY_ITEMS.SKU, INVENTORY_ITEMS.LOCATION)
                                        .in(
                                                places.stream()
                                                        .map(it -> row(it.sku(), it.location()))
                                                        .toList()))
                        .orderBy(INVENTORY_ITEMS.SKU, INVENTORY_ITEMS.LOCATION)
                        .forNoKeyUpdate()
                        .fetch();
        var lots = lots(items.stream().filter(InventoryItemsRecord::getLots).toList());
        var books = new LinkedHashMap<Place, Book>();
        for (var item : items) {
            var place = new Place(item.getSku(), item.getLocation());
            books.put(place, new Book(item, lots.getOrDefault(place, List.of())));
        }
        return books;
    }

    private Map<Place, List<Lot>> lots(List<InventoryItemsRecord> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        var places = items.stream().map(item -> row(item.getSku(), item.getLocation())).toList();
        return lots(row(LOT_STOCK.SKU, LOT_STOCK.LOCATION).in(places)).stream()
                .collect(groupingBy(Lot::place, mapping(lot -> lot, toList())));
    }

    private List<Lot> lots(Condition which) {
        var maySell = field(rules.maySell());
        var tooOld = field(rules.tooOld());
        return db.select(LOT_STOCK.asterisk(), LOTS.EXPIRES_ON, maySell, tooOld)
                .from(LOT_STOCK)
                .join(LOTS)
                .on(LOTS.SKU.eq(LOT_STOCK.SKU))
                .and(LOTS.NUMBER.eq(LOT_STOCK.NUMBER))
                .leftJoin(STOCK_RULES)
                .on(STOCK_RULES.SKU.eq(LOT_STOCK.SKU))
                .where(which)
                .fetch(found ->
                        new Lot(
                                found.into(LOT_STOCK),
                                found.get(LOTS.EXPIRES_ON),
                                found.get(maySell),
                                found.get(tooOld)));
    }

    /**
     * Finds a lot on a shelf, or begins it there.
     *
     * @param label null where the goods bear none
     * @return null where they bear none and the shelf has no lots
     * @throws dev.cartwright.kernel.InvalidField where the lot is known to expire another day
     */
    @Nullable Lot lot(Book book, @Nullable LotLabel label, Instant at) {
        if (!book.item().getLots()) {
            if (label == null) {
                return null;
            }
            book.beginLots(begin(book, LotLabel.NONE, at));
        }
        var known = label == null ? LotLabel.NONE : label;
        return book.lots().stream()
                .filter(lot -> lot.number().equals(known.number()))
                .findAny()
                .map(lot -> lot.requireSame(known))
                .orElseGet(() -> begin(book, known, at).requireSame(known));
    }

    /** A recall that runs is waited for, so that no unit of a recalled lot is promised. */
    private Lot begin(Book book, LotLabel label, Instant at) {
        var item = book.item();
        db.insertInto(LOTS, LOTS.SKU, LOTS.NUMBER, LOTS.EXPIRES_ON)
                .values(item.getSku(), label.number(), label.expiresOn())
                .onConflictDoNothing()
                .execute();
        db.selectFrom(LOTS)
                .where(LOTS.SKU.eq(item.getSku()))
                .and(LOTS.NUMBER.eq(label.number()))
                .forShare()
                .fetchSingle();
        db.insertInto(LOT_STOCK)
                .set(LOT_STOCK.SKU, item.getSku())
                .set(LOT_STOCK.LOCATION, item.getLocation())
                .set(LOT_STOCK.NUMBER, label.number())
                .set(LOT_STOCK.ON_HAND, 0)
                .set(LOT_STOCK.RECEIVED_AT, at)
                .execute();
        var lot =
                lots(LOT_STOCK
                                .SKU
                                .eq(item.getSku())
                                .and(LOT_STOCK.LOCATION.eq(item.getLocation()))
                                .and(LOT_STOCK.NUMBER.eq(label.number())))
                        .getFirst();
        lot.row().setWithheld(lot.tooOld());
        book.lots().add(lot);
        return lot;
    }

    /**
     * Writes the shelves with their lots and movements. Answers what may be promised of them; of
     * new ones only where there are few enough to tell the world.
     */
    List<StockChange> write(Collection<Book> books, Instant at) {
        var actor = Actor.current();
        var movements = books.stream().flatMap(book -> book.movements().stream()).toList();
        for (var movement : movements) {
            movement.setId(ids.next());
            movement.setAt(at);
            movement.setActorKind(actor.kind().name());
            movement.setActorId(actor.id());
            movement.setRequestId(actor.requestId());
        }
        db.batchUpdate(books.stream().flatMap(book -> book.lots().stream().map(Lot::row)).toList())
                .execute();
        db.batchUpdate(books.stream().map(Book::item).toList()).execute();
        db.batchInsert(movements).execute();
        return books.stream()
                .filter(book -> books.size() <= NEW_ONES_TOLD || !book.isNew())
                .map(Book::change)
                .toList();
    }
}

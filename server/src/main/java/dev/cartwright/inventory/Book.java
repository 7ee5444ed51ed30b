package dev.cartwright.inventory;

import static java.math.RoundingMode.HALF_UP;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.cartwright.inventory.schema.tables.records.InventoryItemsRecord;
import dev.cartwright.inventory.schema.tables.records.InventoryMovementsRecord;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Channels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One locked shelf: units are put on it and taken off, and each time a movement is written down.
 *
 * <p>Nothing is in the database before {@link BookTable#write}. Values are minor units of the
 * merchant's currency; what is taken off costs the moving average (its share of the shelf's value,
 * half up), so that an empty shelf is worth exactly nothing.
 */
final class Book {

    /** First expired, first out; of equals the one received first. Unlabelled goods are last. */
    private static final Comparator<Lot> FIRST_OUT =
            comparing(Lot::withheld)
                    .thenComparing(Lot::expiresOn, nullsLast(naturalOrder()))
                    .thenComparing(lot -> lot.number().equals(LotLabel.NONE.number()))
                    .thenComparing(Lot::receivedAt)
                    .thenComparing(Lot::number);

    /** Why units move. */
    record Why(Kind kind, String cause, @Nullable OrderId order) {}

    private final InventoryItemsRecord item;
    private final List<Lot> lots;
    private final int before;
    private final List<InventoryMovementsRecord> movements = new ArrayList<>();

    Book(InventoryItemsRecord item, List<Lot> lots) {
        this.item = item;
        this.lots = new ArrayList<>(lots);
        this.before = Objects.requireNonNullElse(item.getAvailable(), 0);
    }

    InventoryItemsRecord item() {
        return item;
    }

    List<Lot> lots() {
        return lots;
    }

    List<InventoryMovementsRecord> movements() {
        return movements;
    }

    /** Whether nothing had ever moved here before. */
    boolean isNew() {
        return item.getMoves() == movements.size();
    }

    /** What became of what may be promised. */
    StockChange change() {
        return new StockChange(
                item.getSku(), item.getLocation(), Channels.DEFAULT, before, available());
    }

    private int available() {
        return item.getOnHand()
                - item.getWithheld()
                - item.getSafetyStock()
                - item.getReserved()
                + item.getBackorderLimit();
    }

    /**
     * Puts units on the shelf.
     *
     * @param lot as it is known there; null only where the item has no lots
     */
    void put(int units, long value, @Nullable Lot lot, Why why) {
        if (lot != null) {
            settle(lot);
            lot.put(units, value);
            withhold(lot.withheld() ? units : 0);
        }
        move(units, 0, value, lot, why);
    }

    /**
     * Units that may go: of one lot only where one is named; to a customer neither expired ones nor
     * recalled ones.
     */
    int there(@Nullable String lot, Kind kind) {
        return item.getLots()
                ? sources(lot, kind).mapToInt(Lot::onHand).sum()
                : lot == null ? item.getOnHand() : 0;
    }

    private Stream<Lot> sources(@Nullable String lot, Kind kind) {
        return lots.stream()
                .filter(it -> it.onHand() > 0)
                .filter(it -> lot == null || it.number().equals(lot))
                .filter(it -> kind != Kind.SHIPPED || it.maySell());
    }

    /**
     * Takes units off the shelf, first expired first, of one lot only where one is named.
     *
     * @param kept how many of them were promised
     * @return what was taken; the units of all lots together are those asked for
     */
    List<Portion> take(int units, int kept, @Nullable String lot, Why why) {
        if (!item.getLots()) {
            var value = share(item.getValue(), units, item.getOnHand());
            move(-units, -kept, -value, null, why);
            return List.of(new Portion(units, null, value));
        }
        var portions = new ArrayList<Portion>();
        var left = units;
        var promised = kept;
        for (var from : sources(lot, why.kind()).sorted(FIRST_OUT).toList()) {
            var some = Math.min(left, from.onHand());
            if (some > 0) {
                var value = share(item.getValue(), some, item.getOnHand());
                var of = Math.min(promised, some);
                withhold(from.withheld() ? -some : 0);
                from.put(-some, -share(from.value(), some, from.onHand()));
                move(-some, -of, -value, from, why);
                portions.add(new Portion(some, from.label(), value));
                left -= some;
                promised -= of;
            }
        }
        if (left > 0) {
            throw new IllegalStateException("asked for more than may leave: " + item);
        }
        return portions;
    }

    /** What is promised changes, not what is there. */
    void promise(int units, Why why) {
        move(0, units, 0, null, why);
    }

    /** From now on each unit belongs to a lot; those that are here bear no label. */
    void beginLots(Lot unlabelled) {
        item.setLots(true);
        if (item.getOnHand() > 0) {
            unlabelled.put(item.getOnHand(), item.getValue());
        }
    }

    /** Counts units of a lot among those that may not be promised, or no longer. */
    void withhold(int units) {
        item.setWithheld(item.getWithheld() + units);
    }

    /** Takes a lot out of what may be promised, or back into it, as the rules are now. */
    void settle(Lot lot) {
        if (lot.tooOld() != lot.withheld()) {
            withhold(lot.tooOld() ? lot.onHand() : -lot.onHand());
            lot.row().setWithheld(lot.tooOld());
        }
    }

    /** What was counted missing is so only as long as it is promised. */
    void settleShortage(boolean counted) {
        var missing = Math.max(0, item.getReserved() - item.getOnHand() - item.getBackorderLimit());
        item.setShort(counted ? missing : Math.min(item.getShort(), missing));
    }

    static long share(long value, int units, int all) {
        return units == all
                ? value
                : BigDecimal.valueOf(value)
                        .multiply(BigDecimal.valueOf(units))
                        .divide(BigDecimal.valueOf(all), 0, HALF_UP)
                        .longValueExact();
    }

    private void move(int onHand, int reserved, long value, @Nullable Lot lot, Why why) {
        item.setOnHand(Math.addExact(item.getOnHand(), onHand));
        item.setReserved(item.getReserved() + reserved);
        item.setValue(Math.addExact(item.getValue(), value));
        item.setMoves(item.getMoves() + 1);
        // What never left is back and promised again: two movements, and as much missing as before.
        if (why.kind() != Kind.UNSHIPPED) {
            settleShortage(why.kind() == Kind.COUNTED);
        }
        var movement = new InventoryMovementsRecord();
        movement.setSku(item.getSku());
        movement.setLocation(item.getLocation());
        movement.setNumber(item.getMoves());
        movement.setOnHandDelta(onHand);
        movement.setReservedDelta(reserved);
        movement.setValueDelta(value);
        movement.setOnHandAfter(item.getOnHand());
        movement.setReservedAfter(item.getReserved());
        movement.setKind(why.kind().name());
        movement.setCause(why.cause());
        movement.setLot(lot == null ? null : lot.number());
        movement.setOrderId(why.order());
        movements.add(movement);
    }
}

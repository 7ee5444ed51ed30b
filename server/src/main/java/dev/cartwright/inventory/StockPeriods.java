package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What lay on the shelves at an instant, and what moved between two; nothing is changed.
 *
 * <p>Rows are handed over one by one, in the caller's transaction, and only some are in memory at
 * any time. What is counted at an instant is what happened before it; what happened at it belongs
 * to what follows, so that adjacent periods share no movement. A location that is null is all.
 */
@Service
@Transactional(readOnly = true, propagation = MANDATORY)
public class StockPeriods {

    private final PeriodQuery periods;
    private final ShipmentQuery shipments;
    private final LossQuery losses;
    private final Locations locations;
    private final DSLContext db;

    StockPeriods(
            PeriodQuery periods,
            ShipmentQuery shipments,
            LossQuery losses,
            Locations locations,
            DSLContext db) {
        this.periods = periods;
        this.shipments = shipments;
        this.losses = losses;
        this.locations = locations;
        this.db = db;
    }

    /** From an instant to another that is no longer in it. */
    public record Period(Instant from, Instant to) {
        public Period {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a period ends after it began");
            }
        }
    }

    /**
     * Units on a shelf and what they cost there.
     *
     * @param units below 0 of what left
     * @param value in minor units
     */
    public record Worth(long units, long value) {

        public static final Worth NONE = new Worth(0, 0);

        public Worth plus(Worth other) {
            return new Worth(Math.addExact(units, other.units), Math.addExact(value, other.value));
        }

        public Worth minus(Worth other) {
            return plus(new Worth(-other.units, -other.value));
        }
    }

    /**
     * A shelf at an instant.
     *
     * @param lots what its units cost by their lots; null without lots, or of the past
     */
    public record ShelfWorth(Sku sku, String location, Worth worth, @Nullable Long lots) {}

    /**
     * A shelf in a period: what it began with, and all that came and left, is what it ended with.
     *
     * @param moved of each kind that changes what is on hand
     */
    public record ShelfPeriod(
            Sku sku, String location, Worth opening, Map<Kind, Worth> moved, Worth closing) {
        public ShelfPeriod {
            moved = Map.copyOf(moved);
        }

        public Worth moved(Kind kind) {
            return moved.getOrDefault(kind, Worth.NONE);
        }

        boolean isIdle() {
            return moved.isEmpty() && closing.equals(Worth.NONE);
        }
    }

    /**
     * What left of a SKU for customers, less what was put back because its parcel never left.
     *
     * @param all what left of all SKUs cost; one of which more was put back counts nothing
     */
    public record Shipped(Sku sku, Worth shipped, long all) {}

    /**
     * What counts and adjustments for one reason made less and more.
     *
     * @param lost units and value, above 0
     */
    public record Loss(String location, Kind kind, String cause, Worth lost, Worth found) {}

    /** A lot on a shelf that expires one day. */
    public record LotWorth(
            Sku sku, String location, String lot, LocalDate expiresOn, Worth worth) {}

    /** Throws {@link InvalidField} where nothing was ever kept and nobody knows of it. */
    @Transactional(readOnly = true)
    public void requireKnown(String location) {
        if (!db.fetchExists(INVENTORY_ITEMS, INVENTORY_ITEMS.LOCATION.eq(location))) {
            locations.requireKnown(location);
        }
    }

    /**
     * Every shelf, by SKU and location, also those that are empty.
     *
     * @param at null is as it stands
     * @param sku null is all
     * @throws InventoryProblem where no stock is kept of the SKU
     */
    public void worth(
            @Nullable Instant at,
            @Nullable String location,
            @Nullable Sku sku,
            Consumer<ShelfWorth> each) {
        if (sku != null && !db.fetchExists(INVENTORY_ITEMS, INVENTORY_ITEMS.SKU.eq(sku))) {
            throw InventoryProblem.unknownSku(sku);
        }
        if (at == null) {
            periods.now(location, sku, each);
        } else {
            periods.at(at, location, sku, each);
        }
    }

    /** The shelves, by SKU and location, on which anything lay or moved. */
    public void shelves(Period period, @Nullable String location, Consumer<ShelfPeriod> each) {
        periods.shelves(period, location, each);
    }

    /**
     * Each SKU of which stock is kept: the one whose shipped units cost most first, then by SKU.
     */
    public void shipped(Period period, @Nullable String location, Consumer<Shipped> each) {
        shipments.bySku(period, location, each);
    }

    /** What left for customers from each location, less what never left; none is left out. */
    public Map<String, Worth> shipped(Period period, @Nullable String location) {
        return shipments.byLocation(period, location);
    }

    /** What was lost and found, by location, kind and cause. */
    public void losses(Period period, @Nullable String location, Consumer<Loss> each) {
        losses.losses(period, location, each);
    }

    /**
     * Lots on hand that expire, the first first, then by SKU, location and number.
     *
     * @param until the last day of interest; null is any
     */
    public void lots(
            @Nullable LocalDate until, @Nullable String location, Consumer<LotWorth> each) {
        losses.lots(until, location, each);
    }
}

package dev.cartwright.inventory;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was promised to whom, and why the counters are what they are, at the locations that who asks
 * may see; newest first.
 */
@Service
public class StockRecords {

    private final PromiseQuery promises;
    private final MovementQuery movements;
    private final StockTable stock;

    StockRecords(PromiseQuery promises, MovementQuery movements, StockTable stock) {
        this.promises = promises;
        this.movements = movements;
        this.stock = stock;
    }

    /** How a promise stands. */
    public enum Status {
        /** Set aside for a cart or an unpaid order, until it expires. */
        HELD,
        /** Of a paid order, and not all of it has left. */
        ALLOCATED,
        /** Given back, all of it. */
        RELEASED,
        /** Nothing more will leave, and some has. */
        SHIPPED
    }

    /** What is asked for; null asks for any. */
    public record PromiseFilter(
            @Nullable Sku sku,
            @Nullable String location,
            @Nullable OrderId order,
            @Nullable Status status) {}

    /**
     * Units set aside.
     *
     * @param order null where a cart holds them
     * @param line what was bought: this SKU or a bundle
     * @param expiresAt null where they are not held
     */
    public record Promise(
            UUID id,
            @Nullable OrderId order,
            Sku line,
            Sku sku,
            String location,
            int quantity,
            int released,
            int shipped,
            int returned,
            int outstanding,
            Status status,
            Instant reservedAt,
            @Nullable Instant expiresAt) {}

    /**
     * What is asked for; null asks for any.
     *
     * @param to the first instant no longer asked for
     */
    public record MovementFilter(
            @Nullable Sku sku,
            @Nullable String location,
            @Nullable Kind kind,
            @Nullable String lot,
            @Nullable OrderId order,
            @Nullable Instant from,
            @Nullable Instant to) {

        private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

        public MovementFilter {
            requirePossible("from", from);
            requirePossible("to", to);
        }

        private static void requirePossible(String field, @Nullable Instant at) {
            if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
                throw new InvalidField(field, "must be between the years 2000 and 9999");
            }
        }
    }

    /**
     * A change of a shelf's counters.
     *
     * @param number counts the shelf's movements, without a gap
     * @param value what the units cost, in minor units; below 0 of what left
     * @param order whose promise moved, if one did
     * @param actor as {@link Actor#label()}
     */
    public record Movement(
            UUID id,
            Instant at,
            Sku sku,
            String location,
            long number,
            Kind kind,
            String cause,
            int onHandDelta,
            int onHandAfter,
            int reservedDelta,
            int reservedAfter,
            long value,
            @Nullable String lot,
            @Nullable OrderId order,
            String actor,
            String requestId) {}

    /**
     * Returns promises.
     *
     * @param after what a page gave as {@code next}; null for the newest
     */
    @Transactional(readOnly = true)
    public Page<Promise> promises(PromiseFilter filter, int limit, @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = promises.page(filter, last, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.id()));
    }

    /**
     * Returns movements; those of one millisecond come in any order, and their numbers tell it.
     *
     * @param after what a page gave as {@code next}; null for the newest
     */
    @Transactional(readOnly = true)
    public Page<Movement> movements(MovementFilter filter, int limit, @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = movements.page(filter, last, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.id()));
    }

    /** What each location has of a SKU; none where no stock is kept. */
    @Transactional(readOnly = true)
    public List<StockLevel> levels(Sku sku) {
        return stock.levels(sku);
    }
}

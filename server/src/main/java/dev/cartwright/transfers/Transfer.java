package dev.cartwright.transfers;

import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods on their way, and what became of them.
 *
 * @param origin null: a supplier announced them
 * @param by who sent or announced them
 */
record Transfer(
        UUID id,
        @Nullable String origin,
        String destination,
        @Nullable String reference,
        @Nullable LocalDate expectedOn,
        Status status,
        Instant createdAt,
        @Nullable Instant closedAt,
        String by,
        int sent,
        int inTransit) {

    /** How far the goods have come. */
    enum Status {
        /** A supplier sends them. */
        ANNOUNCED,
        /** They left their shelf. */
        SENT,
        /** Some arrived. */
        RECEIVING,
        /** All arrived, or somebody said that no more will. */
        COMPLETED,
        /** Never came, or went back to their shelf. */
        CANCELLED;

        boolean isOver() {
            return this == COMPLETED || this == CANCELLED;
        }
    }

    /**
     * @param received all that arrived, the damaged and the surplus among them
     * @param over beyond what was sent
     * @param sentValue what the units cost, in minor units
     * @param inTransitValue of those still on their way
     */
    record Line(
            Sku sku,
            int sent,
            int received,
            int damaged,
            int over,
            int missing,
            int withdrawn,
            int inTransit,
            long sentValue,
            long inTransitValue) {}

    /** Why what arrived is not what was sent. */
    enum Kind {
        MISSING,
        DAMAGED,
        OVER
    }

    /**
     * @param value what the units cost, in minor units
     */
    record Discrepancy(
            Sku sku, Kind kind, int units, long value, String reason, Instant at, String by) {}

    /** All that is known of a transfer. */
    record Whole(Transfer transfer, List<Line> lines, List<Discrepancy> discrepancies) {}
}

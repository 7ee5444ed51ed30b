package dev.cartwright.returns;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order that come back together.
 *
 * @param requestedBy as {@link dev.cartwright.platform.Actor#label()} says
 * @param instructions for the customer
 * @param labelUrl where the customer finds what to stick on the parcel
 * @param rejection why it may not be sent, as the customer is told
 */
record Return(
        UUID id,
        OrderId order,
        ChannelId channel,
        String number,
        ReturnState state,
        int version,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String instructions,
        @Nullable URI labelUrl,
        @Nullable String rejection,
        @Nullable Instant closedAt,
        List<Line> lines,
        List<Receipt> receipts) {

    Return {
        lines = List.copyOf(lines);
        receipts = List.copyOf(receipts);
    }

    /**
     * @param comment in the customer's own words
     */
    record Line(
            UUID line,
            Sku sku,
            int quantity,
            ReturnReason reason,
            @Nullable String comment,
            int restocked,
            int scrapped) {

        int expected() {
            return quantity - restocked - scrapped;
        }
    }

    /**
     * Goods that came together.
     *
     * @param id the refund's, too
     * @param amount what goes back for them; where it is zero there is no refund
     */
    record Receipt(UUID id, Money amount, String by, Instant at, List<Part> parts) {

        Receipt {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Units of a line that came in one condition.
     *
     * @param location null is where they came from, or nowhere
     */
    record Part(
            UUID line,
            Condition condition,
            int units,
            @Nullable String location,
            @Nullable String lot) {}

    Optional<Line> line(UUID id) {
        return lines.stream().filter(it -> it.line().equals(id)).findAny();
    }

    /** All that was asked for. */
    Map<UUID, Integer> units() {
        return lines.stream().collect(toMap(Line::line, Line::quantity));
    }

    /** What did not come yet. */
    Map<UUID, Integer> expected() {
        return lines.stream()
                .filter(it -> it.expected() > 0)
                .collect(toMap(Line::line, Line::expected));
    }
}

package dev.cartwright.refunds;

import static dev.cartwright.refunds.schema.Tables.PAYMENT_REFUNDS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.refunds.Portions.Portion;
import dev.cartwright.refunds.Refund.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For who follows what is given back without being told. */
@Component
public class RefundFeed {

    private final RefundTable table;

    RefundFeed(RefundTable table) {
        this.table = table;
    }

    /** A refund that was granted, by its lines and its share of the delivery. */
    public record Granted(
            UUID refund, OrderId order, Instant at, String reason, List<GrantedPart> parts) {

        public Granted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A line's part of a refund, in minor units and as the books have it: without tax.
     *
     * @param line of the order; null is its delivery
     * @param units none for a plain amount
     */
    public record GrantedPart(
            @Nullable UUID line, int units, long items, long discount, long tax) {}

    /**
     * Returns what was granted since, the oldest first. What is being granted just now may be seen
     * only later, for its instant is from before its commit: ask for some more of the past.
     *
     * @param after the last one of the piece before; null begins
     */
    public List<Granted> granted(Instant since, @Nullable Granted after, int most) {
        return decided(since, after, List.of(Status.GRANTED), most);
    }

    /** As {@link #granted}, of what was waived: it was not paid, and will not be delivered. */
    public List<Granted> waived(Instant since, @Nullable Granted after, int most) {
        return decided(since, after, List.of(Status.WAIVED), most);
    }

    private List<Granted> decided(
            Instant since, @Nullable Granted after, List<Status> as, int most) {
        var which =
                PAYMENT_REFUNDS
                        .DECIDED_AT
                        .ge(since)
                        .and(
                                after == null
                                        ? noCondition()
                                        : row(PAYMENT_REFUNDS.DECIDED_AT, PAYMENT_REFUNDS.ID)
                                                .gt(after.at(), after.refund()));
        return table.decided(which, as, most).stream().map(RefundFeed::granted).toList();
    }

    /** Returns all that was granted or waived of these orders. */
    public List<Granted> of(Collection<OrderId> orders) {
        return table
                .decided(
                        PAYMENT_REFUNDS.ORDER_ID.in(orders),
                        List.of(Status.GRANTED, Status.WAIVED),
                        Integer.MAX_VALUE)
                .stream()
                .map(RefundFeed::granted)
                .toList();
    }

    private static Granted granted(Refund refund) {
        var parts = new ArrayList<GrantedPart>();
        refund.given().lines().forEach((line, part) -> parts.add(part(line, part)));
        var shipping = refund.given().shipping();
        if (!shipping.equals(Worth.NOTHING)) {
            parts.add(part(null, new Portion(0, shipping)));
        }
        return new Granted(
                refund.id(),
                refund.order(),
                Objects.requireNonNull(refund.decidedAt()),
                refund.reason(),
                parts);
    }

    private static GrantedPart part(@Nullable UUID line, Portion part) {
        var worth = part.worth();
        return new GrantedPart(line, part.quantity(), worth.items(), worth.discount(), worth.tax());
    }
}

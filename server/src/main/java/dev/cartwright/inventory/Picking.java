package dev.cartwright.inventory;

import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What of a paid order has not left, where it lies, and whether it is there yet. */
@Repository
public class Picking {

    /** Units that were promised to others before: whoever was promised first is served first. */
    private static final String AHEAD =
            """
            coalesce((
                select sum(ahead.outstanding) from inventory.inventory_reservations ahead
                where ahead.sku = open.sku and ahead.location = open.location
                    and ahead.status = 'ALLOCATED'
                    and (ahead.reserved_at, ahead.id) < (open.reserved_at, open.id)
            ), 0)\
            """;

    /** What a cart holds waits for nobody. */
    private static final String OPEN =
            """
            select open.line_sku, open.sku, open.location, open.per_line, open.outstanding,
                greatest(0, least(open.outstanding, item.on_hand - %s))::int as there
            from inventory.inventory_reservations open
                join inventory.inventory_items item using (sku, location)
            where open.order_id = {0} and open.status = 'ALLOCATED'
            order by open.line_sku, open.location, open.sku
            """
                    .formatted(AHEAD);

    /** Of some orders those of which nothing that was promised is there. */
    private static final String OF_NOTHING =
            """
            select open.order_id
            from inventory.inventory_reservations open
                join inventory.inventory_items item using (sku, location)
            where open.order_id = any ({0}) and open.status = 'ALLOCATED'
            group by open.order_id
            having bool_and(item.on_hand <= %s)
            """
                    .formatted(AHEAD);

    private final DSLContext db;

    Picking(DSLContext db) {
        this.db = db;
    }

    /**
     * Units of one line that leave together.
     *
     * @param location null where the parts of a bundle lie at several
     * @param units that have not left
     * @param ready those of them that are on the shelf
     */
    public record Share(Sku line, @Nullable String location, int units, int ready) {}

    private record Open(Sku line, Sku sku, String location, int perLine, int units, int there) {}

    /** What untracked SKUs there are in the order it does not say. */
    public List<Share> of(OrderId order) {
        var open =
                db.resultQuery(OPEN, order.value())
                        .fetch(row ->
                                new Open(
                                        new Sku(row.get(0, String.class)),
                                        new Sku(row.get(1, String.class)),
                                        row.get(2, String.class),
                                        row.get(3, int.class),
                                        row.get(4, int.class),
                                        row.get(5, int.class)));
        var shares = new ArrayList<Share>();
        open.stream()
                .collect(groupingBy(Open::line, LinkedHashMap::new, groupingBy(Open::sku)))
                .forEach((line, parts) -> shares.addAll(shares(line, List.copyOf(parts.values()))));
        return shares;
    }

    /** Those of these orders to which goods are promised, and none of them has come. */
    public Set<OrderId> ofNothing(Collection<OrderId> orders) {
        var ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return db.resultQuery(OF_NOTHING, val(ids))
                .fetchSet(row -> new OrderId(row.get(0, UUID.class)));
    }

    /**
     * @param parts of what one unit of the line is made, with where each lies
     */
    private static List<Share> shares(Sku line, List<List<Open>> parts) {
        var shares = new ArrayList<Share>();
        var units = least(parts, null, Open::units);
        var ready = least(parts, null, Open::there);
        for (var location : parts.getFirst().stream().map(Open::location).distinct().toList()) {
            var here = least(parts, location, Open::units);
            if (here > 0) {
                var share = new Share(line, location, here, least(parts, location, Open::there));
                shares.add(share);
                units -= share.units();
                ready -= share.ready();
            }
        }
        if (units > 0) {
            shares.add(new Share(line, null, units, Math.clamp(ready, 0, units)));
        }
        return shares;
    }

    private static int least(
            List<List<Open>> parts, @Nullable String location, ToIntFunction<Open> count) {
        return parts.stream()
                .mapToInt(part ->
                        part.stream()
                                        .filter(it ->
                                                location == null || it.location().equals(location))
                                        .mapToInt(count)
                                        .sum()
                                / part.getFirst().perLine())
                .min()
                .orElse(0);
    }
}

package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.UUID;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.Sku;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What there is beside what somebody buys, once bundles are taken apart. */
@Repository
class SpareQuery {

    /**
     * Of each item that is asked for, units left when what is bought is taken out; fewer than none
     * where that is not all there. As {@link ReservationSql#TAKE} would promise them: an item's
     * demand is one sum, and comes whole from one location unless it may be cut. What the cart
     * holds is given back for that.
     */
    private static final String ITEMS =
            """
            with part as (
                select asked.sku as line_sku, coalesce(component_sku, asked.sku) as sku,
                    coalesce(quantity, 1) as each
                from unnest({0}) as asked (sku)
                    left join inventory.bundle_components on bundle_sku = asked.sku
            ), bought as (
                select coalesce(component_sku, line.sku) as sku,
                    sum(line.units::bigint * coalesce(quantity, 1)) as units
                from unnest({1}, {2}) as line (sku, units)
                    left join inventory.bundle_components on bundle_sku = line.sku
                group by coalesce(component_sku, line.sku)
            ), place as (
                select asked.location
                from unnest({3}) as asked (location)
                    left join inventory.locations known using (location)
                where coalesce(known.active, true)
                    and coalesce({4} = any (nullif(known.countries, '{}')), true)
            ), back as (
                select sku, location, sum(outstanding) as units
                from inventory.inventory_reservations
                where cart_key = {6} and status = 'HELD'
                group by sku, location
            ), shelf as (
                select item.sku, greatest(item.available + coalesce(back.units, 0), 0) as free
                from inventory.inventory_items item join place using (location)
                    left join back using (sku, location)
                where item.sku in (select sku from part)
            ), item as (
                select wanted.sku, coalesce(rule.tracked, true) as tracked,
                    (case when coalesce(rule.splits, {5}) then coalesce(sum(shelf.free), 0)
                        else coalesce(max(shelf.free), 0) end
                        - coalesce(max(bought.units), 0))::bigint as units
                from (select distinct sku from part) wanted
                    left join inventory.stock_rules rule using (sku)
                    left join bought using (sku)
                    left join shelf using (sku)
                group by wanted.sku, rule.tracked, rule.splits
            )
            """;

    /** Several that need the same item share it, so that all may be given. */
    private static final String LEFT =
            ITEMS
                    + """
                    , share as (
                        select line_sku, each, tracked,
                            (greatest(units, 0) + count(*) over (partition by sku)
                                - row_number() over (partition by sku order by each, line_sku))
                                / count(*) over (partition by sku) as units
                        from part join item using (sku)
                    )
                    select line_sku as sku,
                        coalesce(
                            min(least(units / each, 2147483647)) filter (where tracked),
                            2147483647)::int as available
                    from share group by line_sku
                    """;

    private static final String COVERED =
            ITEMS + "select coalesce(bool_and(units >= 0 or not tracked), true) from item";

    private final DSLContext db;
    private final InventorySettings settings;

    SpareQuery(DSLContext db, InventorySettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** Of each SKU asked for, so many that all of them together are there beside what is bought. */
    Map<Sku, Integer> left(
            Sourcing from, @Nullable CartId cart, Map<Sku, Integer> bought, Set<Sku> skus) {
        return db.resultQuery(LEFT, asked(from, cart, bought, skus))
                .coerce(INVENTORY_ITEMS.SKU, INVENTORY_ITEMS.AVAILABLE)
                .fetchMap(INVENTORY_ITEMS.SKU, INVENTORY_ITEMS.AVAILABLE);
    }

    /** Says whether all that is bought is there at once. */
    boolean covers(Sourcing from, @Nullable CartId cart, Map<Sku, Integer> bought) {
        return db.fetchSingle(COVERED, asked(from, cart, bought, bought.keySet()))
                .get(0, boolean.class);
    }

    private QueryPart[] asked(
            Sourcing from, @Nullable CartId cart, Map<Sku, Integer> bought, Set<Sku> skus) {
        return new QueryPart[] {
            val(StockTable.codes(skus)),
            val(StockTable.codes(bought.keySet())),
            val(bought.values().toArray(Integer[]::new)),
            val(from.locations().toArray(String[]::new)),
            val(from.country()),
            val(settings.splitLines()),
            val(cart == null ? null : Holder.key(cart), UUID)
        };
    }
}

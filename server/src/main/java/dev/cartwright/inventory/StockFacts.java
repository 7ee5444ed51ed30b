package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How all the stock stands, for who looks over all of it.
 *
 * <p>What it answers are select statements, to be joined within the asker's own: a million shelves
 * are looked at where they are. Their columns are the contract; the tables behind are nobody's
 * business.
 */
@Service
public class StockFacts {

    private static final String SHELVES =
            """
            select item.sku, item.location, item.on_hand, item.available, item.moves > 0 as moved,
                coalesce(rule.tracked, true) as tracked,
                coalesce(place.active, true) as active,
                greatest(item.short,
                    item.reserved - item.on_hand + item.withheld - item.backorder_limit, 0)
                    as missing
            from inventory.inventory_items item
                left join inventory.stock_rules rule using (sku)
                left join inventory.locations place using (location)
            where item.sku = any ({0})
            """;

    private static final String LOTS =
            """
            select stock.sku, stock.location, stock.number as lot, stock.on_hand, lot.expires_on,
                coalesce(rule.horizon_days, {1}) as horizon_days
            from inventory.lot_stock stock
                join inventory.lots lot using (sku, number)
                left join inventory.stock_rules rule using (sku)
            where stock.sku = any ({0}) and stock.on_hand > 0 and lot.expires_on is not null
            """;

    /** Each question is a short range of the index movements_by_item. */
    private static final String PACES =
            """
            select item.sku, item.location,
                (
                    select greatest(-coalesce(sum(movement.on_hand_delta), 0), 0)::int
                    from inventory.inventory_movements movement
                    where movement.sku = item.sku and movement.location = item.location
                        and movement.id >= platform.uuid_from({1})
                        and movement.kind in ('SHIPPED', 'UNSHIPPED')
                ) as shipped,
                (
                    select movement.at from inventory.inventory_movements movement
                    where movement.sku = item.sku and movement.location = item.location
                        and movement.kind = 'SHIPPED'
                    order by movement.id desc limit 1
                ) as last_shipped_at,
                (
                    select movement.at from inventory.inventory_movements movement
                    where movement.sku = item.sku and movement.location = item.location
                        and movement.on_hand_delta > 0
                    order by movement.id limit 1
                ) as first_stocked_at
            from inventory.inventory_items item
            where item.sku = any ({0})
            """;

    private final DSLContext db;
    private final Rules rules;
    private final InventorySettings settings;

    StockFacts(DSLContext db, Rules rules, InventorySettings settings) {
        this.db = db;
        this.rules = rules;
        this.settings = settings;
    }

    /** The merchant's day, by which lots expire. */
    public LocalDate today() {
        return rules.today();
    }

    /** Some SKUs of which stock is kept, in the order in which {@code after} goes on. */
    @Transactional(readOnly = true)
    public List<Sku> skus(@Nullable Sku after, int most) {
        return db.selectDistinct(INVENTORY_ITEMS.SKU)
                .from(INVENTORY_ITEMS)
                .where(after == null ? noCondition() : INVENTORY_ITEMS.SKU.gt(after))
                .orderBy(INVENTORY_ITEMS.SKU)
                .limit(most)
                .fetch(INVENTORY_ITEMS.SKU);
    }

    /**
     * One row a shelf: sku, location, on_hand, available, moved (whether there ever was a unit, or
     * a promise), tracked, active (whether the location sells), missing (units promised beyond what
     * can be delivered).
     */
    public QueryPart shelves(Collection<Sku> skus) {
        return sql(SHELVES, val(StockTable.codes(skus)));
    }

    /**
     * One row a lot on a shelf that expires one day: sku, location, lot, on_hand, expires_on,
     * horizon_days (before that day they are no longer promised).
     */
    public QueryPart lots(Collection<Sku> skus) {
        return sql(LOTS, val(StockTable.codes(skus)), val(settings.lotHorizonDays()));
    }

    /**
     * One row a shelf: sku, location, shipped (units, less those put back), last_shipped_at,
     * first_stocked_at.
     *
     * @param since from when on units count as shipped
     */
    public QueryPart paces(Collection<Sku> skus, Instant since) {
        return sql(PACES, val(StockTable.codes(skus)), val(since));
    }
}

package dev.cartwright.pricing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Freshness;
import dev.cartwright.pricing.BoundTable.Said;
import java.time.Clock;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What goods cost the shop, and how low promotions may sell them. */
@Service
public class Bounds {

    /** What changes with every cost or floor that is said: what is kept of them is old then. */
    public static final String CHANGES = "bounds";

    /** Of {@link #of}: what a unit costs the shop; null where nobody has said. */
    public static final Field<Long> COST_MINOR =
            field(name("bound", "cost_minor"), SQLDataType.BIGINT);

    /** Of {@link #of}: no promotion sells a unit for less; null is no such floor. */
    public static final Field<Long> FLOOR_MINOR =
            field(name("bound", "floor_minor"), SQLDataType.BIGINT);

    private final BoundTable bounds;
    private final Assortment assortment;
    private final Freshness freshness;
    private final Clock clock;

    Bounds(BoundTable bounds, Assortment assortment, Freshness freshness, Clock clock) {
        this.bounds = bounds;
        this.assortment = assortment;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** The bounds of a query's SKU as a table to join: no row where nobody has said any. */
    public static Table<?> of(Field<?> sku, CurrencyUnit currency) {
        return lateral(
                table(
                                """
                                (select cost_minor, floor_minor from pricing.sku_bounds
                                where sku = {0} and currency = {1}
                                order by bound_id desc limit 1)
                                """,
                                sku, val(currency.getCode()))
                        .as(name("bound")));
    }

    /** Says them for a SKU that must exist; what was said before stays on record. */
    @Transactional
    Said set(SkuBounds said) {
        requireKnown(said.sku());
        var added = bounds.append(said, clock.instant());
        freshness.tell(CHANGES);
        return added;
    }

    /** Returns what holds, by currency. */
    List<Said> current(Sku sku) {
        requireKnown(sku);
        return bounds.current(sku);
    }

    /** Returns what was ever said, the last first. */
    List<Said> before(Sku sku, @Nullable Long last, int most) {
        requireKnown(sku);
        return bounds.before(sku, last, most);
    }

    private void requireKnown(Sku sku) {
        if (assortment.known(List.of(sku)).isEmpty()) {
            throw PricingProblem.unknownSku(sku);
        }
    }
}

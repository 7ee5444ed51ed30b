package dev.cartwright.stocktakes;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of counts by file at any time. */
@Configuration(proxyBeanMethods = false)
class TakeInvariants {

    /** So nothing was counted twice, and a rehearsal moved nothing. */
    @Bean
    Invariant stockTakesEqualTheirMovements(DSLContext db) {
        return new SqlInvariant(
                "stock-takes-equal-their-movements",
                db,
                """
                select count(*), array_agg(stock_take_id::text order by stock_take_id) filter (
                    where case when rehearsal then 0 else found - missing end
                            <> coalesce(moved, 0)
                        or found <> coalesce(said_found, 0)
                        or missing <> coalesce(said_missing, 0))
                from stocktakes.stock_takes
                left join (
                    select stock_take_id, sum(difference) filter (where difference > 0) as said_found,
                        -sum(difference) filter (where difference < 0) as said_missing
                    from stocktakes.changes group by stock_take_id
                ) change using (stock_take_id)
                left join (
                    select cause, sum(on_hand_delta) as moved
                    from inventory.inventory_movements
                    where kind = 'COUNTED' and cause like 'stock-take %' group by cause
                ) movement on movement.cause = 'stock-take ' || stock_take_id
                """);
    }
}

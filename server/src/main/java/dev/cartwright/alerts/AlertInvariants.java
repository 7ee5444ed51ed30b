package dev.cartwright.alerts;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of the alerts at any time; the rows are named by kind, SKU, location and lot. */
@Configuration(proxyBeanMethods = false)
class AlertInvariants {

    /** The index says so too, until somebody drops it or a restored copy was sorted otherwise. */
    @Bean
    Invariant nothingIsRaisedTwice(DSLContext db) {
        return new SqlInvariant(
                "stock-alerts-are-open-once",
                db,
                """
                select coalesce(sum(alerts), 0)::int, array_agg(
                    concat_ws(' ', kind, sku || '@' || location, lot)
                    order by kind, sku, location, lot) filter (where alerts > 1)
                from (
                    select kind, sku, location, lot, count(*) as alerts
                    from alerts.stock_alerts where resolved_at is null
                    group by kind, sku, location, lot
                ) open
                """);
    }
}

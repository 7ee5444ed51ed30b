package dev.cartwright.pricealerts;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of price alerts at any time. */
@Configuration(proxyBeanMethods = false)
class PriceAlertInvariants {

    /** Rows are named by customer and day. */
    @Bean
    Invariant daysCountFirings(DSLContext db) {
        return new SqlInvariant(
                "price-alert-days-count-their-firings",
                db,
                """
                select count(*)::int, array_agg(
                    concat_ws(' ', customer_id, day) order by customer_id, day)
                    filter (where counted.firings is distinct from told.firings)
                from pricealerts.price_alert_days counted
                full join (
                    select customer_id, day, count(*)::int as firings
                    from pricealerts.price_alert_firings
                    join pricealerts.price_alerts using (alert_id)
                    group by customer_id, day
                ) told using (customer_id, day)
                """);
    }

    /** Rows are named by alert. */
    @Bean
    Invariant alertsRememberWhatTheyTold(DSLContext db) {
        return new SqlInvariant(
                "price-alerts-remember-what-they-told",
                db,
                """
                select count(*)::int, array_agg(alert_id::text order by alert_id)
                    filter (where alert.firings <> coalesce(told.firings, 0)
                        or alert.firings <> coalesce(told.newest, 0)
                        or alert.told_minor is distinct from told.price_minor)
                from pricealerts.price_alerts alert
                left join (
                    select alert_id, count(*) as firings, max(number) as newest,
                        (array_agg(price_minor order by number desc))[1] as price_minor
                    from pricealerts.price_alert_firings group by alert_id
                ) told using (alert_id)
                """);
    }

    /** The index says so too, until somebody drops it; rows are named by customer and SKU. */
    @Bean
    Invariant oneAlertWaits(DSLContext db) {
        return new SqlInvariant(
                "price-alerts-wait-once",
                db,
                """
                select coalesce(sum(alerts), 0)::int, array_agg(
                    concat_ws(' ', customer_id, channel_id, sku, currency)
                    order by customer_id, channel_id, sku, currency) filter (where alerts > 1)
                from (
                    select customer_id, channel_id, sku, currency, count(*) as alerts
                    from pricealerts.price_alerts where ended_at is null
                    group by customer_id, channel_id, sku, currency
                ) active
                """);
    }
}

package dev.cartwright.abandonment;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of abandoned carts at any time. Constraints say so too, until one is dropped. */
@Configuration(proxyBeanMethods = false)
class AbandonmentInvariants {

    /** Rows are named by the abandoned cart. */
    @Bean
    Invariant recoveredCartsNameOneOrderPlacedInTime(DSLContext db) {
        return new SqlInvariant(
                "recovered-carts-name-an-order-placed-in-time",
                db,
                """
                select count(*)::int, array_agg(id::text order by id) filter (where
                    (state = 'RECOVERED')
                        <> (num_nonnulls(order_id, recovered_at, recovered_by, order_currency,
                            order_minor) = 5)
                    or recovered_at not between found_at and ends_at)
                from abandonment.abandoned_carts
                """);
    }

    /** Rows are named by the order. */
    @Bean
    Invariant anOrderRecoversOneCart(DSLContext db) {
        return new SqlInvariant(
                "an-order-recovers-one-abandoned-cart",
                db,
                """
                select coalesce(sum(carts), 0)::int,
                    array_agg(order_id::text order by order_id) filter (where carts > 1)
                from (
                    select order_id, count(*) as carts from abandonment.abandoned_carts
                    where order_id is not null group by order_id
                ) recovering
                """);
    }

    /** Rows are named by the abandoned cart. */
    @Bean
    Invariant whoIsHeldOutIsToldNothing(DSLContext db) {
        return new SqlInvariant(
                "held-out-abandoned-carts-are-left-alone",
                db,
                """
                select count(*)::int, array_agg(id::text order by id) filter (where
                    num_nonnulls(contacted_at, returned_by_link_at) > 0
                    or exists (
                        select from abandonment.contacts where abandoned_id = abandoned_carts.id))
                from abandonment.abandoned_carts where holdout
                """);
    }
}

package dev.cartwright.promotions;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of promotions at any time; rows are named by the promotion. */
@Configuration(proxyBeanMethods = false)
class PromotionInvariants {

    private static class Check extends SqlInvariant {
        Check(String name, DSLContext db, String check) {
            super(name, db, check);
        }
    }

    @Bean
    Invariant promotionLimitsEqualUsage(DSLContext db) {
        return new Check(
                "promotion-limits-equal-usage",
                db,
                """
                select count(*), array_agg(promotion_id || ' ' || counts
                    order by promotion_id, counts) filter (
                        where coalesce(counter.used, 0) <> coalesce(noted.used, 0)
                        or counter.used > counter.most)
                from promotions.promotion_limits counter full join (
                    select promotion_id, 'USES' as counts, count(*) as used
                    from promotions.promotion_usage
                    where counts_use and released_at is null group by promotion_id
                    union all
                    select promotion_id, currency,
                        sum(goods_minor + shipping_minor + gifts_minor)
                    from promotions.promotion_usage
                    where counts_money and released_at is null group by promotion_id, currency
                ) noted using (promotion_id, counts)
                """);
    }

    @Bean
    Invariant promotionCustomersEqualUsage(DSLContext db) {
        return new Check(
                "promotion-customers-equal-usage",
                db,
                """
                select count(*), array_agg(promotion_id || ' ' || customer_id
                    order by promotion_id, customer_id)
                    filter (where coalesce(counter.used, 0) <> coalesce(noted.used, 0))
                from promotions.customer_limits counter full join (
                    select promotion_id, customer_id, count(*) as used
                    from promotions.promotion_usage
                    where counts_customer and released_at is null and customer_id is not null
                    group by promotion_id, customer_id
                ) noted using (promotion_id, customer_id)
                """);
    }

    @Bean
    Invariant promotionUsageHasItsVersion(DSLContext db) {
        return new Check(
                "promotion-usage-has-its-version",
                db,
                """
                select count(*), array_agg(usage.promotion_id || ' ' || usage.version
                    order by usage.promotion_id, usage.version) filter (
                        where written.version is null)
                from (select distinct promotion_id, version from promotions.promotion_usage) usage
                    left join promotions.promotion_versions written using (promotion_id, version)
                """);
    }
}

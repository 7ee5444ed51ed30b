package dev.cartwright.checkout;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is always true between orders, promotions and coupons; as {@link PurchaseInvariants}. */
@Configuration(proxyBeanMethods = false)
class DiscountInvariants {

    @Bean
    Invariant promotionsCountWhatOrdersGot(DSLContext db) {
        return new SqlInvariant(
                "promotions-count-what-orders-got",
                db,
                """
                with counted as (
                    select order_id, promotion_id, released_at is not null as released,
                        goods_minor + shipping_minor + gifts_minor as amount
                    from promotions.promotion_usage
                ), got as (
                    select order_id, promotion_id, sum(amount_minor) as amount
                    from orders.order_discounts
                    -- What staff took off is no promotion's.
                    where promotion_id <> '00000000-0000-0000-0000-000000000000'
                    group by order_id, promotion_id
                )
                select count(*), array_agg(distinct order_id::text) filter (
                    where coalesce(counted.amount, 0) <> coalesce(got.amount, 0)
                    or released <> (status = 'CANCELLED'))
                from counted full join got using (order_id, promotion_id)
                join orders.orders using (order_id)
                """);
    }

    @Bean
    Invariant couponsCountWhatOrdersUsed(DSLContext db) {
        return new SqlInvariant(
                "coupons-count-what-orders-used",
                db,
                """
                select count(*), array_agg(distinct order_id::text) filter (
                    where coupon.order_id is null
                    or (given_back_at is not null) <> (status = 'CANCELLED'))
                from coupons.coupon_uses coupon full join (
                    select distinct order_id, code from orders.order_discounts
                    where code is not null
                ) got using (order_id, code)
                join orders.orders using (order_id)
                """);
    }
}

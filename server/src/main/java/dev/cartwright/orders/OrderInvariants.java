package dev.cartwright.orders;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is always true of orders. */
@Configuration(proxyBeanMethods = false)
class OrderInvariants {

    @Bean
    Invariant orderTotalsEqualTheirLines(DSLContext db) {
        return new SqlInvariant(
                "order-totals-equal-their-lines",
                db,
                """
                select count(*), array_agg(order_id::text order by order_id) filter (
                    where items_minor is distinct from line.total
                    or discount_minor is distinct from line.discount
                    or tax_minor is distinct from line.tax + shipping_tax_minor)
                from orders.orders left join (
                    select order_id, sum(total_minor) as total, sum(discount_minor) as discount,
                        sum(tax_minor) as tax
                    from orders.order_items group by order_id
                ) line using (order_id)
                """);
    }

    @Bean
    Invariant orderDiscountsEqualTheirParts(DSLContext db) {
        return new SqlInvariant(
                "order-discounts-equal-their-parts",
                db,
                """
                select count(*), array_agg(distinct order_id::text) filter (
                    where coalesce(discount_minor, 0) <> coalesce(parts, 0))
                from orders.order_items full join (
                    select order_id, item_id as id, sum(amount_minor) as parts
                    from orders.order_discounts where item_id is not null
                    group by order_id, item_id
                ) part using (order_id, id)
                """);
    }

    @Bean
    Invariant orderStatusIsTheLastOfItsHistory(DSLContext db) {
        return new SqlInvariant(
                "order-status-is-the-last-of-its-history",
                db,
                """
                select count(*), array_agg(order_id::text order by order_id) filter (
                    where status is distinct from last.to_status)
                from orders.orders left join (
                    select distinct on (order_id) order_id, to_status
                    from orders.order_status_history order by order_id, version desc
                ) last using (order_id)
                """);
    }
}

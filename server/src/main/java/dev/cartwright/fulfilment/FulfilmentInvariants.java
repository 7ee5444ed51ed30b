package dev.cartwright.fulfilment;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is always true of fulfilments, their orders and the shelves. */
@Configuration(proxyBeanMethods = false)
class FulfilmentInvariants {

    @Bean
    Invariant unitsAreWhereTheirFulfilmentsSay(DSLContext db) {
        return new SqlInvariant(
                "units-are-where-their-fulfilments-say",
                db,
                """
                with picked as (
                    select line_id, sum(quantity) filter (where status = 'RELEASED') as released,
                        sum(quantity) filter (where status in ('SHIPPED', 'DELIVERED')) as shipped,
                        sum(quantity) filter (where status = 'DELIVERED') as delivered
                    from fulfilment.fulfilments
                    join fulfilment.fulfilment_lines on fulfilment_id = id
                    group by line_id
                )
                select count(*), array_agg(line_id::text order by line_id) filter (
                    where units.released is distinct from coalesce(picked.released, 0)
                    or units.shipped is distinct from coalesce(picked.shipped, 0)
                    or units.delivered is distinct from coalesce(picked.delivered, 0)
                    or item.id is null or item.quantity <> units.ordered
                    or item.order_id <> units.order_id)
                from fulfilment.line_units units
                full join picked using (line_id)
                left join orders.order_items item on item.id = line_id
                """);
    }

    /** Of what stock is kept the shelves say the same. */
    @Bean
    Invariant unitsLeftTheShelvesTheyWerePromisedFrom(DSLContext db) {
        return new SqlInvariant(
                "units-left-the-shelves-they-were-promised-from",
                db,
                """
                with counted as (
                    select item.order_id, item.sku, sum(coalesce(shipped, 0)) as shipped,
                        sum(coalesce(returned, 0)) as returned
                    from orders.order_items item
                    left join fulfilment.line_units on line_id = item.id
                    group by item.order_id, item.sku
                ), sent as (
                    select order_id, line_sku as sku, min(shipped) as shipped,
                        max(shipped) as most
                    from (
                        select order_id, line_sku, sku, sum(shipped) / per_line as shipped
                        from inventory.inventory_reservations
                        where order_id is not null group by order_id, line_sku, sku, per_line
                    ) item
                    group by order_id, line_sku
                )
                select count(*), array_agg(order_id || ' ' || sku order by order_id, sku) filter (
                    where sent.shipped <> counted.shipped or sent.most <> counted.shipped)
                from sent join counted using (order_id, sku)
                """);
    }

    @Bean
    Invariant ordersStandAsTheirUnits(DSLContext db) {
        return new SqlInvariant(
                "orders-stand-as-their-units",
                db,
                """
                with units as (
                    select order_id, sum(ordered - cancelled) as wanted, sum(released) as released,
                        sum(shipped) as shipped, sum(delivered) as delivered,
                        sum(coming_back) as coming, sum(returned) as returned
                    from fulfilment.line_units group by order_id
                )
                select count(*), array_agg(order_id::text order by order_id) filter (
                    where fulfilment_status <> case
                        when status = 'CANCELLED' or wanted = 0 then 'CANCELLED'
                        when units.order_id is null then 'UNFULFILLED'
                        when delivered = wanted then 'DELIVERED'
                        when delivered > 0 then 'PARTIALLY_DELIVERED'
                        when shipped = wanted then 'SHIPPED'
                        when shipped > 0 then 'PARTIALLY_SHIPPED'
                        when released > 0 then 'RELEASED'
                        else 'UNFULFILLED'
                    end
                    or return_status <> case
                        when coming > 0 then 'REQUESTED'
                        when coalesce(returned, 0) = 0 then 'NONE'
                        when returned = wanted then 'RETURNED'
                        else 'PARTIALLY_RETURNED'
                    end)
                from orders.orders left join units using (order_id)
                """);
    }
}

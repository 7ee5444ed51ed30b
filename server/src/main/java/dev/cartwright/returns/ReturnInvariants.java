package dev.cartwright.returns;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is always true of returns, the units of their orders, the shelves and the money. */
@Configuration(proxyBeanMethods = false)
class ReturnInvariants {

    @Bean
    Invariant unitsComeBackByReturns(DSLContext db) {
        return new SqlInvariant(
                "units-come-back-by-returns",
                db,
                """
                with asked as (
                    select line_id, max(order_id::text) as order_id,
                        coalesce(sum(quantity - restocked - scrapped) filter (
                            where status in ('REQUESTED', 'APPROVED', 'PARTIALLY_RECEIVED')), 0)
                            as coming,
                        sum(restocked + scrapped) as returned
                    from returns.returns join returns.return_lines on return_id = id
                    group by line_id
                )
                select count(*), array_agg(line_id::text order by line_id) filter (
                    where coalesce(coming, 0) is distinct from units.coming_back
                    or coalesce(asked.returned, 0) is distinct from units.returned
                    or asked.order_id <> units.order_id::text)
                from fulfilment.line_units units full join asked using (line_id)
                """);
    }

    @Bean
    Invariant returnsEqualTheirReceipts(DSLContext db) {
        return new SqlInvariant(
                "returns-equal-their-receipts",
                db,
                """
                with came as (
                    select return_id, line_id,
                        coalesce(sum(units) filter (where condition = 'RESTOCK'), 0) as restocked,
                        coalesce(sum(units) filter (where condition = 'SCRAP'), 0) as scrapped
                    from returns.receipts join returns.receipt_lines on receipt_id = id
                    group by return_id, line_id
                ), lines as (
                    select return_id, bool_or(line.line_id is null
                        or line.restocked <> coalesce(came.restocked, 0)
                        or line.scrapped <> coalesce(came.scrapped, 0)) as wrong,
                        coalesce(sum(line.restocked + line.scrapped), 0) as units,
                        coalesce(sum(quantity), 0) as asked
                    from returns.return_lines line full join came using (return_id, line_id)
                    group by return_id
                )
                select count(*), array_agg(id::text order by id) filter (
                    where wrong or lines.return_id is null
                    or status = 'PARTIALLY_RECEIVED' and (units = 0 or units = asked)
                    or status = 'RECEIVED' and units = 0
                    or status not in ('PARTIALLY_RECEIVED', 'RECEIVED') and units > 0)
                from returns.returns left join lines on lines.return_id = id
                """);
    }

    /** Whoever has to agree to it, and whether or not they did. */
    @Bean
    Invariant receiptsAreRefunded(DSLContext db) {
        return new SqlInvariant(
                "receipts-are-refunded",
                db,
                """
                select count(*), array_agg(receipt.id::text order by receipt.id) filter (
                    where coalesce(refund.amount_minor, 0) <> receipt.amount_minor
                    or refund.currency <> receipt.currency
                    or refund.order_id <> asked.order_id)
                from returns.receipts receipt
                join returns.returns asked on asked.id = receipt.return_id
                left join refunds.payment_refunds refund on refund.id = receipt.id
                """);
    }

    /** Of what stock is kept, whatever became of it, the shelves know that it came. */
    @Bean
    Invariant returnedUnitsCameBackFromTheirOrders(DSLContext db) {
        return new SqlInvariant(
                "returned-units-came-back-from-their-orders",
                db,
                """
                with counted as (
                    select item.order_id, item.sku, sum(returned) as returned
                    from orders.order_items item
                    join fulfilment.line_units on line_id = item.id
                    group by item.order_id, item.sku
                ), back as (
                    select order_id, line_sku as sku, min(returned) as least,
                        max(returned) as most
                    from (
                        select order_id, line_sku, sku, sum(returned) / per_line as returned
                        from inventory.inventory_reservations
                        where order_id is not null group by order_id, line_sku, sku, per_line
                    ) item
                    group by order_id, line_sku
                )
                select count(*), array_agg(order_id || ' ' || sku order by order_id, sku) filter (
                    where least <> counted.returned or most <> counted.returned)
                from back join counted using (order_id, sku)
                """);
    }
}

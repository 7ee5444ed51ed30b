package dev.cartwright.checkout;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is always true between orders, payments, stock and books. These alone read the tables of
 * several modules: an audit that asked the modules' own code would share its errors.
 */
@Configuration(proxyBeanMethods = false)
class PurchaseInvariants {

    @Bean
    Invariant ordersArePaidAsTheyStand(DSLContext db) {
        return new SqlInvariant(
                "orders-are-paid-as-they-stand",
                db,
                """
                select count(*), array_agg(order_id::text order by order_id) filter (
                    where paid.payments is null
                    or case status
                        when 'PLACED' then paid.captured - paid.returned <> total_minor
                        when 'COMPLETED' then paid.captured - paid.returned <> total_minor
                        when 'CANCELLED' then paid.captured <> paid.returned
                        else paid.captured <> 0
                    end)
                from orders.orders left join (
                    select order_id, count(*) as payments, sum(captured_minor) as captured,
                        sum(refunded_minor + refunding_minor) as returned
                    from payments.payments group by order_id
                ) paid using (order_id)
                """);
    }

    @Bean
    Invariant ordersHoldWhatTheySold(DSLContext db) {
        return new SqlInvariant(
                "orders-hold-what-they-sold",
                db,
                """
                with sold as (
                    select order_id, status, sku, sum(quantity) as units
                    from orders.orders join orders.order_items using (order_id)
                    group by order_id, sku
                ), held as (
                    select order_id, line_sku as sku, min(units) as units,
                        max(units) as most, max(kept) as kept, bool_and(allocated) as allocated
                    from (
                        select order_id, line_sku, sku, sum(quantity - released) / per_line as units,
                            sum(quantity - released - returned) as kept,
                            bool_and(status <> 'HELD') as allocated
                        from inventory.inventory_reservations
                        where status <> 'RELEASED' and order_id is not null
                        group by order_id, line_sku, sku, per_line
                    ) item
                    group by order_id, line_sku
                ), untracked as (
                    select sku from inventory.stock_rules
                    union
                    select bundle_sku from inventory.bundle_components
                        join inventory.stock_rules on sku = component_sku
                )
                select count(*), array_agg(order_id || ' ' || sku order by order_id, sku) filter (
                    where case
                        when held.units is null and sku in (select sku from untracked) then false
                        when held.units <> held.most then true
                        when sold.status = 'PLACED'
                            then held.units is distinct from sold.units or not held.allocated
                        when sold.status = 'PENDING_PAYMENT'
                            then held.units <> sold.units or held.allocated
                        else held.kept > 0
                    end)
                from sold full join held using (order_id, sku)
                """);
    }

    @Bean
    Invariant ordersArePosted(DSLContext db) {
        return new SqlInvariant(
                "orders-are-posted",
                db,
                """
                with posted as (
                    select source as order_id,
                        sum(coalesce(debit_minor, 0)) filter (where kind = 'order-placed') as placed,
                        sum(coalesce(credit_minor, 0)) filter (where kind = 'order-cancelled')
                            as cancelled
                    from ledger.transactions transaction
                    join ledger.entries entry on entry.transaction_id = transaction.id
                    join ledger.accounts account on account.id = entry.account_id
                    where kind in ('order-placed', 'order-cancelled')
                        and account.code = 'ORDER_RECEIVABLE'
                    group by source
                )
                select count(*), array_agg(order_id::text order by order_id) filter (
                    where case
                        when status in ('PLACED', 'COMPLETED')
                            then placed is distinct from total_minor or cancelled is not null
                        when status = 'CANCELLED' then placed is distinct from cancelled
                        else placed is not null
                    end)
                from orders.orders full join posted using (order_id)
                """);
    }

    @Bean
    Invariant capturesArePosted(DSLContext db) {
        return new SqlInvariant(
                "captures-are-posted",
                db,
                """
                with moved as (
                    select id as source, amount_minor,
                        case kind when 'REFUND' then 'refund-paid' else 'payment-captured' end
                            as kind
                    from payments.payment_transactions
                    where status = 'SUCCEEDED' and kind in ('SALE', 'CAPTURE', 'REFUND')
                ), posted as (
                    select source, kind, sum(debit_minor) as amount_minor
                    from ledger.transactions transaction
                    join ledger.entries entry on entry.transaction_id = transaction.id
                    where kind in ('payment-captured', 'refund-paid')
                    group by source, kind
                )
                select count(*), array_agg(source::text order by source) filter (
                    where moved.amount_minor is distinct from posted.amount_minor)
                from moved full join posted using (source, kind)
                """);
    }
}

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
                    where (paid.payments is null and total_minor > 0)
                    or case
                        when status in ('PLACED', 'COMPLETED')
                            then paid.authorized < total_minor or paid.captured > total_minor
                                or (paid.at_once and paid.captured <> total_minor)
                                or paid.returned <> coalesce(granted, 0)
                        when status = 'CANCELLED'
                            then paid.captured <> paid.returned or paid.open <> 0
                        else paid.authorized <> 0
                    end)
                from orders.orders left join (
                    select order_id, count(*) as payments, bool_and(capture = 'AUTOMATIC') as at_once,
                        sum(authorized_minor) as authorized, sum(captured_minor) as captured,
                        sum(refunded_minor + refunding_minor) as returned,
                        sum(authorized_minor - captured_minor - voided_minor - voiding_minor)
                            filter (where capturing_minor = 0) as open
                    from payments.payments group by order_id
                ) paid using (order_id)
                left join (
                    select order_id, sum(amount_minor) as granted
                    from refunds.payment_refunds where status = 'GRANTED' group by order_id
                ) refund using (order_id)
                """);
    }

    @Bean
    Invariant ordersHoldWhatTheySold(DSLContext db) {
        return new SqlInvariant(
                "orders-hold-what-they-sold",
                db,
                """
                with sold as (
                    select orders.order_id, status, item.sku,
                        sum(quantity - coalesce(cancelled, 0)) as units
                    from orders.orders join orders.order_items item using (order_id)
                    left join fulfilment.line_units on line_id = item.id
                    group by orders.order_id, item.sku
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
                        when sold.status in ('PLACED', 'COMPLETED')
                            then coalesce(held.units, 0) <> sold.units or not held.allocated
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
                ), refund as (
                    select order_id, sum(amount_minor) as granted
                    from refunds.payment_refunds where status in ('GRANTED', 'WAIVED')
                    group by order_id
                )
                select count(*), array_agg(order_id::text order by order_id) filter (
                    where case
                        when status in ('PLACED', 'COMPLETED')
                            then coalesce(placed, 0) <> total_minor
                                or cancelled is not null
                        when status = 'CANCELLED' then coalesce(placed, 0)
                            <> coalesce(cancelled, 0) + coalesce(granted, 0)
                        else placed is not null
                    end)
                from orders.orders full join posted using (order_id)
                left join refund using (order_id)
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
                        case
                            when kind <> 'REFUND' then 'payment-captured'
                            when status = 'BY_HAND' then 'refund-settled'
                            else 'refund-paid'
                        end as kind
                    from payments.payment_transactions
                    where status = 'SUCCEEDED' and kind in ('SALE', 'CAPTURE', 'REFUND')
                        or status = 'BY_HAND'
                ), posted as (
                    select source, replace(kind, 'refund-failed', 'refund-paid') as kind,
                        nullif(sum(case kind when 'refund-failed' then -debit_minor
                            else debit_minor end), 0) as amount_minor
                    from ledger.transactions transaction
                    join ledger.entries entry on entry.transaction_id = transaction.id
                    where kind in
                        ('payment-captured', 'refund-paid', 'refund-failed', 'refund-settled')
                    group by source, replace(kind, 'refund-failed', 'refund-paid')
                )
                select count(*), array_agg(source::text order by source) filter (
                    where moved.amount_minor is distinct from posted.amount_minor)
                from moved full join posted using (source, kind)
                """);
    }
}

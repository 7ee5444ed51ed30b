package dev.cartwright.refunds;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is always true of refunds, their orders, their operations and the books. */
@Configuration(proxyBeanMethods = false)
class RefundInvariants {

    @Bean
    Invariant refundsEqualTheirLines(DSLContext db) {
        return new SqlInvariant(
                "refunds-equal-their-lines",
                db,
                """
                select count(*), array_agg(id::text order by id) filter (
                    where items_minor <> coalesce(line.items, 0)
                    or discount_minor <> coalesce(line.discount, 0)
                    or tax_minor <> coalesce(line.tax, 0) + shipping_tax_minor)
                from refunds.payment_refunds left join (
                    select refund_id as id, sum(items_minor) as items,
                        sum(discount_minor) as discount, sum(tax_minor) as tax
                    from refunds.payment_refund_lines group by refund_id
                ) line using (id)
                """);
    }

    /**
     * In each line, for what one line gets too much of another would get too little; what is kept
     * of returned units is gone from it, too.
     */
    @Bean
    Invariant refundsAreWithinTheirOrders(DSLContext db) {
        return new SqlInvariant(
                "refunds-are-within-their-orders",
                db,
                """
                with given as (
                    select line_id, max(order_id::text) as order_id,
                        min(order_id::text) as other_id, sum(quantity) as units,
                        sum(line.items_minor + kept_items_minor) as items,
                        sum(line.discount_minor + kept_discount_minor) as discount,
                        sum(line.tax_minor + kept_tax_minor) as tax
                    from refunds.payment_refunds refund
                    join refunds.payment_refund_lines line on refund_id = refund.id
                    where status <> 'REJECTED' group by line_id
                ), lines as (
                    select given.order_id, bool_or(item.id is null
                        or item.order_id::text <> given.order_id
                        or given.other_id <> given.order_id
                        or units > quantity
                        or discount > discount_minor
                        or tax > tax_minor
                        or items > total_minor - case when tax_included then tax_minor else 0 end
                        or items - discount > net_minor) as wrong
                    from given left join (
                        select item.*, tax_included
                        from orders.order_items item join orders.orders using (order_id)
                    ) item on item.id = line_id
                    group by given.order_id
                ), delivery as (
                    select order_id::text, sum(shipping_minor) as shipping,
                        sum(shipping_tax_minor) as tax
                    from refunds.payment_refunds where status <> 'REJECTED' group by order_id
                )
                select count(*), array_agg(order_id order by order_id) filter (
                    where wrong or number is null or delivery.tax > shipping_tax_minor
                    or shipping > shipping_minor
                        - case when tax_included then shipping_tax_minor else 0 end)
                from delivery left join lines using (order_id) left join (
                    select order_id::text, number, shipping_minor, shipping_tax_minor, tax_included
                    from orders.orders
                ) bought using (order_id)
                """);
    }

    /** What goes back for an order that was cancelled is no refund of one that stands. */
    @Bean
    Invariant refundsArePosted(DSLContext db) {
        return new SqlInvariant(
                "refunds-are-posted",
                db,
                """
                with posted as (
                    select source as id,
                        coalesce(sum(moved) filter (where code = 'REVENUE'), 0) as items,
                        -coalesce(sum(moved) filter (where code = 'DISCOUNTS'), 0) as discount,
                        coalesce(sum(moved) filter (where code = 'SHIPPING_INCOME'), 0)
                            as shipping,
                        coalesce(sum(moved) filter (where code = 'TAX_PAYABLE'), 0) as tax,
                        -coalesce(sum(moved) filter (where code = 'REFUND_PAYABLE'), 0) as amount
                    from (
                        select source, code, debit_minor - credit_minor as moved
                        from ledger.transactions transaction
                        join ledger.entries entry on entry.transaction_id = transaction.id
                        join ledger.accounts account on account.id = entry.account_id
                        where kind = 'refund-granted'
                    ) entry
                    group by source having bool_and(code <> 'ORDER_RECEIVABLE')
                ), granted as (
                    select * from refunds.payment_refunds where status = 'GRANTED'
                )
                select count(*), array_agg(id::text order by id) filter (
                    where items_minor is distinct from items
                    or discount_minor is distinct from discount
                    or shipping_minor is distinct from shipping
                    or tax_minor is distinct from tax
                    or amount_minor is distinct from amount)
                from granted full join posted using (id)
                """);
    }

    /** What is waived is not owed any more. */
    @Bean
    Invariant waivedUnitsArePosted(DSLContext db) {
        return new SqlInvariant(
                "waived-units-are-posted",
                db,
                """
                with posted as (
                    select source as id, sum(credit_minor - debit_minor) as amount
                    from ledger.transactions transaction
                    join ledger.entries entry on entry.transaction_id = transaction.id
                    join ledger.accounts account on account.id = entry.account_id
                    where kind = 'order-reduced' and code = 'ORDER_RECEIVABLE' group by source
                ), waived as (
                    select * from refunds.payment_refunds where status = 'WAIVED'
                )
                select count(*), array_agg(id::text order by id) filter (
                    where amount_minor is distinct from amount)
                from waived full join posted using (id)
                """);
    }

    @Bean
    Invariant refundsAreAskedOfTheirPayments(DSLContext db) {
        return new SqlInvariant(
                "refunds-are-asked-of-their-payments",
                db,
                """
                select count(*), array_agg(refund.id::text order by refund.id) filter (
                    where payment.order_id is distinct from refund.order_id
                    or operation_id is not null and (
                        operation.payment_id is distinct from refund.payment_id
                        or operation.amount_minor <> refund.amount_minor
                        or operation.kind <> 'REFUND' or operation.status = 'REPLACED'))
                from (select * from refunds.payment_refunds where status <> 'WAIVED') refund
                left join payments.payments payment on payment.payment_id = refund.payment_id
                left join payments.payment_transactions operation on operation.id = operation_id
                """);
    }
}

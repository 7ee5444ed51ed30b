package dev.cartwright.checkout;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What figures of sales are made of is what the books have, as {@link PurchaseInvariants} asks. */
@Configuration(proxyBeanMethods = false)
class SalesInvariants {

    /**
     * Each posting that changes what was sold has facts of the same amounts, soon after and on the
     * same days, and none of them is without. What was not looked at yet has none: legal, as a
     * purchase in flight is.
     */
    @Bean
    Invariant salesEqualTheBooks(DSLContext db) {
        return new SqlInvariant(
                "sales-equal-the-books",
                db,
                """
                with posted as (
                    select source as cause,
                        case kind when 'order-placed' then 'SALE'
                            when 'order-cancelled' then 'CANCELLATION'
                            when 'order-reduced' then 'CANCELLATION'
                            when 'refund-granted' then 'REFUND' else kind end as kind,
                        min(at) as at,
                        coalesce(sum(gained) filter (where code = 'REVENUE'), 0) as items,
                        -coalesce(sum(gained) filter (where code = 'DISCOUNTS'), 0) as discount,
                        coalesce(sum(gained) filter (where code = 'SHIPPING_INCOME'), 0)
                            as shipping,
                        coalesce(sum(gained) filter (where code = 'TAX_PAYABLE'), 0) as tax
                    from (
                        select source, kind, at, code, credit_minor - debit_minor as gained
                        from ledger.transactions transaction
                        join ledger.entries entry on entry.transaction_id = transaction.id
                        join ledger.accounts account on account.id = entry.account_id
                        where code in ('REVENUE', 'DISCOUNTS', 'SHIPPING_INCOME', 'TAX_PAYABLE')
                    ) entry
                    group by source, kind
                ), fact as (
                    select cause, kind, min(at) as at, min(day) as day,
                        min(order_key::text) as order_id,
                        count(distinct (day, order_key)) > 1 as torn,
                        coalesce(sum(items_minor) filter (where line is not null), 0) as items,
                        sum(discount_minor) as discount,
                        coalesce(sum(items_minor) filter (where line is null), 0) as shipping,
                        sum(tax_minor) as tax
                    from sales.facts where source = 'live' group by cause, kind
                ), compared as (
                    select coalesce(fact.order_id, posted.cause::text) as id, posted.cause as posted,
                        fact.cause as fact, posted.at as posted_at, fact.at as fact_at, day, torn,
                        posted.at < seen - interval '2 minutes' as is_due,
                        (posted.items, posted.discount, posted.shipping, posted.tax)
                            is not distinct from
                            (fact.items, fact.discount, fact.shipping, fact.tax) as agrees,
                        (fact.items, fact.discount, fact.shipping, fact.tax) = (0, 0, 0, 0)
                            as is_nothing
                    from posted full join fact using (cause, kind)
                    left join sales.progress on feed = case coalesce(fact.kind, posted.kind)
                        when 'SALE' then 'orders' when 'CANCELLATION' then 'cancellations'
                        else 'refunds' end
                )
                select count(*), array_agg(distinct id) filter (
                    where case
                        when fact is null then is_due
                        when posted is null then not is_nothing
                        else not agrees or torn
                            or posted_at not between fact_at - interval '1 second'
                                and fact_at + interval '2 minutes'
                            or day not between (fact_at at time zone 'UTC')::date - 1
                                and (fact_at at time zone 'UTC')::date + 1
                    end)
                from compared
                """);
    }
}

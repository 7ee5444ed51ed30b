package dev.cartwright.checkout;

import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.val;

import dev.cartwright.platform.Invariant;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What figures of sales are made of is what the books have, as {@link PurchaseInvariants} asks. */
@Configuration(proxyBeanMethods = false)
class SalesInvariants {

    /**
     * Each posting that changes what was sold has facts of the same amounts, soon after and on the
     * channel's day, and none of them is without. What was not looked at yet has none: legal, as a
     * purchase in flight is, for as long as {@link SalesAuditSettings} says.
     */
    @Bean
    Invariant salesEqualTheBooks(DSLContext db, Clock clock, SalesAuditSettings settings) {
        return new SalesEqualTheBooks(db, clock, settings);
    }

    private record SalesEqualTheBooks(DSLContext db, Clock clock, SalesAuditSettings settings)
            implements Invariant {

        private static final String CHECK =
                """
                with posted as (
                    select source as cause,
                        case kind when 'order-placed' then 'SALE'
                            when 'order-cancelled' then 'CANCELLATION'
                            when 'order-reduced' then 'CANCELLATION'
                            when 'refund-granted' then 'REFUND' else kind end as kind,
                        case kind when 'order-placed' then 'orders'
                            when 'order-cancelled' then 'cancellations'
                            when 'order-reduced' then 'waivers' else 'refunds' end as feed,
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
                        min(channel_id) as channel_id,
                        count(distinct (day, order_key, channel_id)) > 1
                            or bool_or(kind = 'SALE' and sold_day <> day) as torn,
                        coalesce(sum(items_minor) filter (where line is not null), 0) as items,
                        sum(discount_minor) as discount,
                        coalesce(sum(items_minor) filter (where line is null), 0) as shipping,
                        sum(tax_minor) as tax
                    from sales.facts where source = 'live' group by cause, kind
                ), compared as (
                    select coalesce(fact.order_id, posted.cause::text) as id, posted.cause as posted,
                        fact.cause as fact, posted.at as posted_at, fact.at as fact_at, torn,
                        day is distinct from (fact.at at time zone time_zone)::date as is_off,
                        posted.at < seen - interval '2 minutes' or posted.at < {0} as is_due,
                        (posted.items, posted.discount, posted.shipping, posted.tax)
                            is not distinct from
                            (fact.items, fact.discount, fact.shipping, fact.tax) as agrees,
                        (fact.items, fact.discount, fact.shipping, fact.tax) = (0, 0, 0, 0)
                            as is_nothing
                    from posted full join fact using (cause, kind)
                    left join sales.progress using (feed)
                    left join platform.channels using (channel_id)
                )
                select count(*), array_agg(distinct id) filter (
                    where case
                        when fact is null then is_due
                        when posted is null then not is_nothing
                        else not agrees or torn or is_off
                            or posted_at not between fact_at - interval '1 second'
                                and fact_at + interval '2 minutes'
                    end)
                from compared
                """;

        @Override
        public String name() {
            return "sales-equal-the-books";
        }

        @Override
        public Finding check() {
            var due = OffsetDateTime.ofInstant(clock.instant().minus(settings.late()), UTC);
            var answer = db.fetchSingle(CHECK, val(due));
            var violations = answer.get(1, String[].class);
            return new Finding(
                    answer.get(0, int.class), violations == null ? List.of() : List.of(violations));
        }
    }
}

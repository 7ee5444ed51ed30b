package dev.cartwright.promotions;

/**
 * What happens to the counters of promotions, each in one statement.
 *
 * <p>Plain SQL, because the order of the steps is the point. Lock order: limits by promotion and
 * what they count, then the customer's counts by promotion; so nobody waits for anybody in a ring.
 * What is read under a lock is newer than the statement's snapshot, so the locked rows decide, and
 * new counters are computed from them.
 */
final class UsageSql {

    private UsageSql() {}

    /**
     * Judges, counts and notes: promotions {0} in their versions {1}, which take {2} off goods, {3}
     * off delivery, {4} as gifts, each by a code {5} of a batch {6} or none; for the order {7} in
     * channel {8} of customer {9}, in currency {10}, whose goods cost {11} and cost the shop {12},
     * at {13}. Answers those that were counted; the caller rolls back unless all were.
     *
     * <p>Promotions without limits lock nothing that others want.
     */
    static final String RESERVE =
            """
            with live as (
                select asked.*, goods + shipping + gifts as cost, promotion.uses_per_customer
                from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}) as asked
                        (promotion_id, version, goods, shipping, gifts, code, batch_id)
                    join promotions.promotions promotion using (promotion_id)
                where promotion.state = 'ACTIVE' and promotion.published_version = asked.version
            ), locked as materialized (
                select promotion_id, counts, most, used
                from promotions.promotion_limits
                where promotion_id = any({0}) and counts in ('USES', {10}) and most is not null
                order by promotion_id, counts
                for no key update
            ), judged as (
                select live.*,
                    coalesce((
                        select bool_and(
                            used + case counts when 'USES' then 1 else cost end <= most)
                        from locked where locked.promotion_id = live.promotion_id), true) as covered
                from live
            ), mine as (
                insert into promotions.customer_limits as before
                    (promotion_id, customer_id, used, most)
                select promotion_id, {9}, 1, uses_per_customer
                from judged where covered and uses_per_customer is not null
                order by promotion_id
                on conflict (promotion_id, customer_id) do update
                set used = before.used + 1, most = excluded.most
                where before.used < excluded.most
                returning promotion_id
            ), granted as (
                select judged.*, mine.promotion_id is not null as is_mine
                from judged left join mine using (promotion_id)
                where covered and (uses_per_customer is null or mine.promotion_id is not null)
            ), counted as (
                update promotions.promotion_limits counter
                set used = locked.used + case locked.counts when 'USES' then 1 else cost end,
                    most = locked.most
                from granted join locked using (promotion_id)
                where counter.promotion_id = locked.promotion_id
                    and counter.counts = locked.counts
                returning counter.promotion_id, counter.counts
            )
            insert into promotions.promotion_usage
                (order_id, promotion_id, version, channel_id, customer_id, code, batch_id, currency,
                goods_minor, shipping_minor, gifts_minor, paid_minor, goods_cost_minor,
                counts_use, counts_money, counts_customer, reserved_at)
            select {7}, promotion_id, version, {8}, {9}, code, batch_id, {10},
                goods, shipping, gifts, {11}, {12},
                exists (select 1 from counted it
                    where it.promotion_id = granted.promotion_id and it.counts = 'USES'),
                exists (select 1 from counted it
                    where it.promotion_id = granted.promotion_id and it.counts <> 'USES'),
                is_mine, {13}
            from granted
            on conflict do nothing
            returning promotion_id
            """;

    /** All that the order {0} has not given back yet, at {1}; whoever comes second finds none. */
    static final String RELEASE =
            """
            with noted as materialized (
                select * from promotions.promotion_usage
                where order_id = {0} and released_at is null
                order by promotion_id
                for no key update
            ), locked as materialized (
                select promotion_id, counts, most, used,
                    case counts when 'USES' then 1
                        else goods_minor + shipping_minor + gifts_minor end as back
                from promotions.promotion_limits join noted using (promotion_id)
                where (counts = 'USES' and counts_use) or (counts = currency and counts_money)
                order by promotion_id, counts
                for no key update of promotion_limits
            ), mine as materialized (
                select before.promotion_id, before.customer_id, before.used
                from promotions.customer_limits before join noted using (promotion_id, customer_id)
                where counts_customer and (select count(*) from locked) >= 0
                order by before.promotion_id
                for no key update of before
            ), counted as (
                update promotions.promotion_limits counter
                set used = locked.used - back, most = locked.most
                from locked
                where counter.promotion_id = locked.promotion_id
                    and counter.counts = locked.counts
            ), mine_again as (
                update promotions.customer_limits counter set used = mine.used - 1
                from mine
                where counter.promotion_id = mine.promotion_id
                    and counter.customer_id = mine.customer_id
            ), back as (
                update promotions.promotion_usage given set released_at = {1}
                from noted
                where given.order_id = {0} and given.promotion_id = noted.promotion_id
                returning 1
            )
            select count(*) from back
            """;

    /** What is left of promotions {0} in currency {1} for customer {2}. */
    static final String LEFT =
            """
            select promotion_id, counts, most - used from promotions.promotion_limits
            where promotion_id = any({0}) and counts in ('USES', {1}) and most is not null
            union all
            select promotion_id, 'CUSTOMER', used from promotions.customer_limits
            where promotion_id = any({0}) and customer_id = {2}
            """;
}

package dev.cartwright.coupons;

/**
 * What happens to the uses of codes, each in one statement.
 *
 * <p>Plain SQL, because the order of the steps is the point. Lock order: codes in ascending order,
 * then whatever else is written of them, so nobody waits for anybody in a ring. What is read under
 * a lock is newer than the statement's snapshot, so the locked rows decide, and new counters are
 * computed from them and not from what the snapshot has. The texts never vary: the driver prepares
 * them after their fifth use.
 */
final class CouponSql {

    private CouponSql() {}

    /** Who asks is {1}, when is {2}. A code that is nobody's any more is nobody's. */
    private static final String STATE =
            """
            when coupon.personal and (coupon.customer_id = {1}) is not true then 'UNKNOWN'
            when coupon.disabled_at is not null or batch.disabled_at is not null
                or coalesce(coupon.valid_until, batch.valid_until) <= {2} then 'EXPIRED'
            when coalesce(coupon.valid_from, batch.valid_from) > {2} then 'NOT_YET_VALID'
            when coupon.used >= coupon.max_uses then 'USED_UP'
            """;

    /** In the order of {@link Coupon.Terms}. */
    private static final String TERMS =
            """
            coalesce(coupon.promotion_id, batch.promotion_id) as promotion_id, coupon.batch_id,
            coupon.max_uses,
            coalesce(coupon.uses_per_customer, batch.uses_per_customer) as uses_per_customer,
            coalesce(coupon.valid_from, batch.valid_from) as valid_from,
            coalesce(coupon.valid_until, batch.valid_until) as valid_until
            """;

    /** Each code of {0} that there is. */
    static final String FIND =
            """
            select coupon.code, case
            %s
                when mine.used >= coalesce(coupon.uses_per_customer, batch.uses_per_customer)
                    then 'LIMIT_REACHED'
                else 'USABLE' end as state,
            %s
            from coupons.coupon_codes coupon
                left join coupons.coupon_batches batch using (batch_id)
                left join coupons.coupon_customers mine
                    on mine.code = coupon.code and mine.customer_id = {1}
            where coupon.code = any({0})
            """
                    .formatted(STATE, TERMS);

    /**
     * Locks, judges, counts and notes, in this order.
     *
     * <p>How often the customer counts is asked in the step that counts it, for the lock of the
     * code makes no row of another table newer. What the order {3} has taken before counts no more.
     * An order that is taking the same code in another transaction breaks the key of the uses.
     */
    static final String TAKE =
            """
            with locked as materialized (
                select * from coupons.coupon_codes
                where code = any({0})
                order by code
                for no key update
            ), judged as (
                select coupon.code, coupon.used, case
                    when taken.given_back_at is not null then 'USED_UP'
                    when taken.code is not null then 'TAKEN'
            %s
                    else 'USABLE' end as state,
            %s
                from locked coupon
                    left join coupons.coupon_batches batch using (batch_id)
                    left join coupons.coupon_uses taken
                        on taken.code = coupon.code and taken.order_id = {3}
            ), mine as (
                insert into coupons.coupon_customers as before (code, customer_id, used, most)
                select code, {1}, 1, uses_per_customer
                from judged where state = 'USABLE' order by code
                on conflict (code, customer_id) do update
                set used = before.used + 1, most = excluded.most
                where before.used < coalesce(excluded.most, before.used + 1)
                returning code
            ), counted as (
                update coupons.coupon_codes coupon
                set used = judged.used + 1, max_uses = judged.max_uses
                from judged join mine using (code)
                where coupon.code = judged.code
                returning coupon.code, coupon.batch_id
            ), noted as (
                insert into coupons.coupon_uses (code, order_id, customer_id, batch_id, used_at)
                select code, {3}, {1}, batch_id, {2} from counted
            )
            select judged.code, case
                    when state = 'TAKEN' or counted.code is not null then 'USABLE'
                    when state = 'USABLE' then 'LIMIT_REACHED'
                    else state end as state,
                promotion_id, judged.batch_id, max_uses, uses_per_customer, valid_from, valid_until
            from judged left join counted using (code)
            """
                    .formatted(STATE, TERMS);

    /** All that the order {0} has not given back yet, at {1}; whoever comes second finds none. */
    static final String GIVE_BACK =
            """
            with locked as materialized (
                select code, used, max_uses from coupons.coupon_codes
                where code in (select code from coupons.coupon_uses where order_id = {0})
                order by code
                for no key update
            ), back as (
                update coupons.coupon_uses given set given_back_at = {1}
                from locked
                where given.code = locked.code and given.order_id = {0}
                    and given.given_back_at is null
                returning given.code, given.customer_id
            ), counted as (
                update coupons.coupon_codes coupon
                set used = locked.used - 1, max_uses = locked.max_uses
                from back join locked using (code)
                where coupon.code = back.code
            ), mine as (
                update coupons.coupon_customers before set used = before.used - 1
                from back
                where before.code = back.code and before.customer_id = back.customer_id
            )
            select count(*) from back
            """;
}

package dev.cartwright.coupons;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of codes at any time; rows are named by their code or batch. */
@Configuration(proxyBeanMethods = false)
class CouponInvariants {

    private static class Check extends SqlInvariant {
        Check(String name, DSLContext db, String check) {
            super(name, db, check);
        }
    }

    @Bean
    Invariant couponsUsedEqualsUses(DSLContext db) {
        return new Check(
                "coupons-used-equals-uses",
                db,
                """
                select count(*), array_agg(code order by code) filter (
                    where coupon.used <> coalesce(uses, 0) or coupon.used > coupon.max_uses)
                from coupons.coupon_codes coupon left join (
                    select code, count(*) as uses from coupons.coupon_uses
                    where given_back_at is null group by code
                ) counted using (code)
                """);
    }

    @Bean
    Invariant couponCustomersEqualUses(DSLContext db) {
        return new Check(
                "coupon-customers-equal-uses",
                db,
                """
                select count(*), array_agg(code || ' ' || customer_id order by code, customer_id)
                    filter (where coalesce(counted.used, 0) <> coalesce(uses, 0))
                from coupons.coupon_customers counted full join (
                    select code, customer_id, count(*) as uses from coupons.coupon_uses
                    where given_back_at is null and customer_id is not null
                    group by code, customer_id
                ) noted using (code, customer_id)
                """);
    }

    @Bean
    Invariant couponBatchesHaveTheirCodes(DSLContext db) {
        return new Check(
                "coupon-batches-have-their-codes",
                db,
                """
                select count(*), array_agg(batch_id::text order by batch_id) filter (
                    where made <> coalesce(there, 0)
                    or (status = 'DONE' and made <> asked))
                from coupons.coupon_batches left join (
                    select batch_id, count(*) as there from coupons.coupon_codes
                    where batch_id is not null group by batch_id
                ) counted using (batch_id)
                """);
    }
}

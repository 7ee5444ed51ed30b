package dev.cartwright.coupons;

import static dev.cartwright.coupons.schema.Tables.COUPON_CODES;
import static dev.cartwright.coupons.schema.Tables.COUPON_USES;
import static org.jooq.impl.DSL.val;

import dev.cartwright.coupons.schema.tables.records.CouponUsesRecord;
import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.platform.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose codes they are and who used them. Counters stay, whoever is forgotten. */
@Repository
class CouponPeople implements PersonalData {

    /** As everywhere codes are locked in ascending order before anything is written of them. */
    private static final String LOCKED =
            """
            with locked as materialized (
                select code from coupons.coupon_codes
                where code in (
                    select code from coupons.coupon_codes where customer_id = {0}
                    union select code from coupons.coupon_uses where customer_id = {0})
                order by code
                for no key update
            ),
            """;

    /** {1} takes over all of {0}, also how often each may still use a code. */
    private static final String MERGE =
            LOCKED
                    + """
                    owned as (
                        update coupons.coupon_codes coupon set customer_id = {1}
                        from locked where coupon.code = locked.code and coupon.customer_id = {0}
                    ), gone as (
                        delete from coupons.coupon_customers counted using locked
                        where counted.code = locked.code and counted.customer_id = {0}
                        returning counted.code, counted.used
                    ), summed as (
                        insert into coupons.coupon_customers as before (code, customer_id, used)
                        select code, {1}, used from gone order by code
                        on conflict (code, customer_id) do update
                        set used = before.used + excluded.used, most = case
                            when before.most is not null
                            then greatest(before.most, before.used + excluded.used) end
                    )
                    update coupons.coupon_uses noted set customer_id = {1}
                    from locked where noted.code = locked.code and noted.customer_id = {0}
                    """;

    /** A personal code is nobody's from now on, so nobody can use it. */
    private static final String FORGET =
            LOCKED
                    + """
                    owned as (
                        update coupons.coupon_codes coupon set customer_id = null
                        from locked where coupon.code = locked.code and coupon.customer_id = {0}
                        returning 1
                    ), gone as (
                        delete from coupons.coupon_customers counted using locked
                        where counted.code = locked.code and counted.customer_id = {0}
                    ), noted as (
                        update coupons.coupon_uses used set customer_id = null
                        from locked where used.code = locked.code and used.customer_id = {0}
                        returning 1
                    )
                    select (select count(*) from owned) + (select count(*) from noted)
                    """;

    private final DSLContext db;

    CouponPeople(DSLContext db) {
        this.db = db;
    }

    /** In the transaction of the merge, which holds whoever is buying as the other. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(CustomersMerged people) {
        db.execute(MERGE, val(people.from().value()), val(people.into().value()));
    }

    @Override
    public String name() {
        return "coupons";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        var facts = new ArrayList<Map<String, Object>>();
        db.select(COUPON_CODES.CODE)
                .from(COUPON_CODES)
                .where(COUPON_CODES.CUSTOMER_ID.eq(person.id()))
                .orderBy(COUPON_CODES.CODE)
                .forEach(it -> facts.add(Map.of("code", it.value1(), "personal", true)));
        db.selectFrom(COUPON_USES)
                .where(COUPON_USES.CUSTOMER_ID.eq(person.id()))
                .orderBy(COUPON_USES.USED_AT, COUPON_USES.CODE)
                .forEach(it -> facts.add(facts(it)));
        return facts;
    }

    private static Map<String, Object> facts(CouponUsesRecord use) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("code", use.getCode());
        facts.put("usedAt", use.getUsedAt());
        if (use.getGivenBackAt() != null) {
            facts.put("givenBackAt", use.getGivenBackAt());
        }
        return facts;
    }

    @Override
    public int forget(Person person) {
        return db.fetchSingle(FORGET, val(person.id().value())).get(0, int.class);
    }
}

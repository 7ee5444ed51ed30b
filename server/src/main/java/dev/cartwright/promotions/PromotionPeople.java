package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.PROMOTION_USAGE;
import static org.jooq.impl.DSL.val;

import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.platform.PersonalData;
import dev.cartwright.promotions.schema.tables.records.PromotionUsageRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who used promotions. Sums stay, whoever is forgotten. */
@Repository
class PromotionPeople implements PersonalData {

    /** {1} takes over all of {0}, also how often each may still be used; by promotion, as ever. */
    private static final String MERGE =
            """
            with locked as materialized (
                select promotion_id, customer_id, used, most from promotions.customer_limits
                where customer_id in ({0}, {1})
                order by promotion_id, customer_id
                for no key update
            ), gone as (
                delete from promotions.customer_limits counter using locked
                where counter.promotion_id = locked.promotion_id
                    and counter.customer_id = {0} and locked.customer_id = {0}
            ), summed as (
                insert into promotions.customer_limits as before
                    (promotion_id, customer_id, used, most)
                select promotion_id, {1}, used, most from locked
                where customer_id = {0} order by promotion_id
                on conflict (promotion_id, customer_id) do update
                set used = before.used + excluded.used,
                    most = greatest(before.most, before.used + excluded.used)
            )
            update promotions.promotion_usage set customer_id = {1} where customer_id = {0}
            """;

    private static final String FORGET =
            """
            with gone as (
                delete from promotions.customer_limits where customer_id = {0}
            ), noted as (
                update promotions.promotion_usage set customer_id = null
                where customer_id = {0} returning 1
            )
            select count(*) from noted
            """;

    private final DSLContext db;

    PromotionPeople(DSLContext db) {
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
        return "promotions";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.selectFrom(PROMOTION_USAGE)
                .where(PROMOTION_USAGE.CUSTOMER_ID.eq(person.id()))
                .orderBy(PROMOTION_USAGE.RESERVED_AT, PROMOTION_USAGE.PROMOTION_ID)
                .fetch(PromotionPeople::facts);
    }

    private static Map<String, Object> facts(PromotionUsageRecord use) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("promotion", use.getPromotionId());
        facts.put("order", use.getOrderId());
        facts.put("usedAt", use.getReservedAt());
        if (use.getReleasedAt() != null) {
            facts.put("givenBackAt", use.getReleasedAt());
        }
        return facts;
    }

    @Override
    public int forget(Person person) {
        return Objects.requireNonNull(
                db.fetchSingle(FORGET, val(person.id().value())).get(0, int.class));
    }
}

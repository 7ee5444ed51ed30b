package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static dev.cartwright.orders.schema.Tables.ORDER_TRAIL;
import static org.jooq.impl.DSL.select;

import dev.cartwright.platform.PersonalData;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What staff wrote to a person's orders. That, when and by whom it was written stays. */
@Repository
class NotesOnPeople implements PersonalData {

    /** The only facts that the trail takes in place of others. */
    private static final JSONB ERASED = JSONB.valueOf("{\"erased\": true}");

    private final DSLContext db;
    private final JsonMapper json;

    NotesOnPeople(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Comes after {@code orders}: those are locked then, and a note is written under that lock. */
    @Override
    public String name() {
        return "orders-noted";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.selectFrom(ORDER_TRAIL)
                .where(readableOf(person))
                .orderBy(ORDER_TRAIL.ID)
                .fetch(it ->
                        Map.of(
                                "order", it.getOrderId(),
                                "at", it.getAt(),
                                "text",
                                        json.readTree(it.getFacts().data())
                                                .path("text")
                                                .asString()));
    }

    @Override
    public int forget(Person person) {
        return db.update(ORDER_TRAIL)
                .set(ORDER_TRAIL.FACTS, ERASED)
                .where(readableOf(person))
                .execute();
    }

    private static Condition readableOf(Person person) {
        return ORDER_TRAIL
                .KIND
                .eq(StaffNotes.NOTE)
                .and(ORDER_TRAIL.FACTS.ne(ERASED))
                .and(
                        ORDER_TRAIL.ORDER_ID.in(
                                select(ORDERS.ORDER_ID)
                                        .from(ORDERS)
                                        .where(ORDERS.CUSTOMER_ID.eq(person.id()))));
    }
}

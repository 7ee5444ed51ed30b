package dev.cartwright.returns;

import static dev.cartwright.returns.schema.Tables.RETURNS;
import static dev.cartwright.returns.schema.Tables.RETURN_LINES;
import static org.jooq.impl.DSL.select;

import dev.cartwright.orders.OrderFeed;
import dev.cartwright.platform.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What people wrote about the goods they sent back. */
@Repository
class ReturnsOfPeople implements PersonalData {

    private final OrderFeed orders;
    private final DSLContext db;

    ReturnsOfPeople(OrderFeed orders, DSLContext db) {
        this.orders = orders;
        this.db = db;
    }

    /**
     * Comes after {@code orders}: those are locked then, so that what is being asked for meanwhile
     * is either seen here or sees nobody there.
     */
    @Override
    public String name() {
        return "orders-returned";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.select(RETURNS, RETURN_LINES)
                .from(RETURNS)
                .join(RETURN_LINES)
                .on(RETURN_LINES.RETURN_ID.eq(RETURNS.ID))
                .where(RETURNS.ORDER_ID.in(orders.of(person.id())))
                .orderBy(RETURNS.ID, RETURN_LINES.LINE_ID)
                .fetch(both -> {
                    var it = both.value1();
                    var line = both.value2();
                    var facts = new LinkedHashMap<String, Object>();
                    facts.put("number", it.getNumber());
                    facts.put("at", it.getRequestedAt());
                    facts.put("status", it.getStatus());
                    facts.put("sku", line.getSku());
                    facts.put("quantity", line.getQuantity());
                    facts.put("reason", line.getReason());
                    if (line.getComment() != null) {
                        facts.put("comment", line.getComment());
                    }
                    return facts;
                });
    }

    @Override
    public int forget(Person person) {
        var theirs =
                select(RETURNS.ID).from(RETURNS).where(RETURNS.ORDER_ID.in(orders.of(person.id())));
        return db.update(RETURN_LINES)
                .setNull(RETURN_LINES.COMMENT)
                .where(RETURN_LINES.RETURN_ID.in(theirs))
                .and(RETURN_LINES.COMMENT.isNotNull())
                .execute();
    }
}

package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDER_TRAIL;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.schema.tables.records.OrderTrailRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what with an order, beside the steps of its own state. */
@Repository
public class Trail {

    private final DSLContext db;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Trail(DSLContext db, JsonMapper json, Ids ids, Clock clock) {
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Notes it in the caller's transaction, with who does it.
     *
     * @param kind what was done, in words between hyphens
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(OrderId order, String kind, Map<String, ?> facts) {
        var actor = Actor.current();
        db.executeInsert(
                new OrderTrailRecord(
                        ids.next(),
                        order,
                        clock.instant(),
                        kind,
                        JSONB.valueOf(json.writeValueAsString(facts)),
                        actor.kind().name(),
                        actor.id(),
                        actor.requestId()));
    }

    /** One thing that was done. */
    record Entry(
            Instant at,
            String kind,
            JsonNode facts,
            String actorKind,
            String actorId,
            String requestId) {}

    /** The oldest first. */
    List<Entry> of(OrderId order) {
        return db.selectFrom(ORDER_TRAIL)
                .where(ORDER_TRAIL.ORDER_ID.eq(order))
                .orderBy(ORDER_TRAIL.ID)
                .fetch(row ->
                        new Entry(
                                row.getAt(),
                                row.getKind(),
                                json.readTree(row.getFacts().data()),
                                row.getActorKind(),
                                row.getActorId(),
                                row.getRequestId()));
    }
}

package dev.cartwright.platform;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for events that a listener did not take until they were given up. */
@Repository
class AbandonedEventTable {

    /** One that was tried again by hand keeps its row, and comes back to it. */
    private static final String GIVE_UP =
            """
            with dead as (
                delete from events.event_publication
                where status = 'FAILED' and completion_attempts >= {0}
                    and not (listener_id like any ({2}::text[]))
                returning id, listener_id, event_type, serialized_event, publication_date,
                    completion_attempts
            )
            insert into events.abandoned_publication (
                id, listener_id, event_type, serialized_event, publication_date, attempts,
                abandoned_at)
            select dead.*, {1} from dead
            on conflict (id) do update set attempts = excluded.attempts,
                abandoned_at = excluded.abandoned_at, resubmitted_at = null, resubmitted_by = null
            returning id, event_type, listener_id, attempts, publication_date, abandoned_at
            """;

    /** Whoever asks at the same time waits for the row, and then finds that it waits no more. */
    private static final String RESUBMIT =
            """
            with again as (
                update events.abandoned_publication
                set resubmitted_at = {1}, resubmitted_by = {2}
                where {0}
                    and resubmitted_at is null
                returning id, listener_id, event_type, serialized_event, publication_date
            )
            insert into events.event_publication (
                id, listener_id, event_type, serialized_event, publication_date, status,
                completion_attempts)
            select again.*, 'FAILED', 0 from again
            """;

    private final DSLContext db;

    AbandonedEventTable(DSLContext db) {
        this.db = db;
    }

    /** What a listener did not do, however often it was asked. */
    record Abandoned(
            UUID id,
            String event,
            String listener,
            int attempts,
            Instant publishedAt,
            Instant abandonedAt) {}

    /** Takes out of the outbox what failed this often, but for these listeners. */
    List<Abandoned> giveUp(int attempts, Instant now, List<String> except) {
        return db.resultQuery(GIVE_UP, val(attempts), val(now), EventTable.array(except))
                .fetchInto(Abandoned.class);
    }

    /** Puts one back into the outbox; answers whether it was waiting. */
    boolean resubmit(UUID id, Instant now) {
        return resubmit(condition("id = {0}", val(id)), now) == 1;
    }

    /** Puts the first so many back into the outbox; answers how many those were. */
    int resubmit(int most, Instant now) {
        return resubmit(
                condition(
                        """
                        id in (select id from events.abandoned_publication
                            where resubmitted_at is null order by id limit {0} for update)
                        """,
                        val(most)),
                now);
    }

    private int resubmit(Condition which, Instant now) {
        return db.execute(RESUBMIT, which, val(now), val(Actor.current().label()));
    }

    boolean has(UUID id) {
        return db.fetchOptional(
                        "select id from events.abandoned_publication where id = {0}", val(id))
                .isPresent();
    }

    /** Returns those behind this id, or from the first on, by id. */
    List<Abandoned> waiting(@Nullable UUID after, int most) {
        return db.resultQuery(
                        """
                        select id, event_type, listener_id, attempts, publication_date, abandoned_at
                        from events.abandoned_publication
                        where resubmitted_at is null and {0} order by id limit {1}
                        """,
                        after == null ? trueCondition() : condition("id > {0}", val(after)),
                        val(most))
                .fetchInto(Abandoned.class);
    }

    int count() {
        return db.fetchSingle(
                        "select count(*) from events.abandoned_publication"
                                + " where resubmitted_at is null")
                .get(0, int.class);
    }
}

package dev.cartwright.platform;

import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** All SQL about the outbox that Spring Modulith does not do by itself. */
@Repository
class EventTable {

    private static final String GIVE_UP =
            """
            with dead as (
                delete from events.event_publication
                where status = 'FAILED' and completion_attempts >= {0}
                returning id, listener_id, event_type, serialized_event, publication_date,
                    completion_attempts
            )
            insert into events.abandoned_publication (
                id, listener_id, event_type, serialized_event, publication_date, attempts,
                abandoned_at)
            select dead.*, {1} from dead
            returning id, event_type, listener_id, attempts, publication_date, abandoned_at
            """;

    private final DSLContext db;

    EventTable(DSLContext db) {
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

    /** Marks what nobody finished since that instant; answers how many. */
    int failStale(Instant since) {
        return db.execute(
                """
                update events.event_publication set status = 'FAILED'
                where status in ('PUBLISHED', 'PROCESSING', 'RESUBMITTED')
                    and coalesce(last_resubmission_date, publication_date) < {0}
                """,
                val(since));
    }

    /** Takes out of the outbox what failed this often. */
    List<Abandoned> giveUp(int attempts, Instant now) {
        return db.resultQuery(GIVE_UP, val(attempts), val(now)).fetchInto(Abandoned.class);
    }

    /** Returns those behind this id, by id. */
    List<Abandoned> abandoned(UUID after, int most) {
        return db.resultQuery(
                        """
                        select id, event_type, listener_id, attempts, publication_date, abandoned_at
                        from events.abandoned_publication where id > {0} order by id limit {1}
                        """,
                        val(after), val(most))
                .fetchInto(Abandoned.class);
    }

    int countAbandoned() {
        return db.fetchSingle("select count(*) from events.abandoned_publication")
                .get(0, int.class);
    }
}

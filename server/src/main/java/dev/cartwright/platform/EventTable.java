package dev.cartwright.platform;

import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** All SQL about the outbox that Spring Modulith does not do by itself. */
@Repository
class EventTable {

    private final DSLContext db;

    EventTable(DSLContext db) {
        this.db = db;
    }

    /** Marks what nobody finished since that instant, but for these listeners; answers how many. */
    int failStale(Instant since, List<String> except) {
        return db.execute(
                """
                update events.event_publication set status = 'FAILED'
                where status in ('PUBLISHED', 'PROCESSING', 'RESUBMITTED')
                    and coalesce(last_resubmission_date, publication_date) < {0}
                    and not (listener_id like any ({1}::text[]))
                """,
                val(since), array(except));
    }

    /** As {@link #failStale}, of these listeners the oldest and no more than so many. */
    int failStale(Instant since, List<String> of, int most) {
        return db.execute(
                """
                update events.event_publication set status = 'FAILED'
                where id in (
                    select id from events.event_publication
                    where status in ('PUBLISHED', 'PROCESSING', 'RESUBMITTED')
                        and coalesce(last_resubmission_date, publication_date) < {0}
                        and listener_id like any ({1}::text[])
                    order by publication_date
                    limit {2}
                )
                """,
                val(since), array(of), val(most));
    }

    /** Takes what failed out of the way of others until it is stale. */
    int setAside(List<String> of) {
        return db.execute(
                """
                update events.event_publication set status = 'PUBLISHED'
                where status = 'FAILED' and listener_id like any ({0}::text[])
                """,
                array(of));
    }

    int countWaiting(String pattern) {
        return db.fetchSingle(
                        "select count(*) from events.event_publication where listener_id like {0}",
                        val(pattern))
                .get(0, int.class);
    }

    static Field<String[]> array(List<String> texts) {
        return val(texts.toArray(String[]::new));
    }
}

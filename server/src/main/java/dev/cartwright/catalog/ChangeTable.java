package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CHANGES;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what in the catalogue; rows are only ever added. */
@Repository
class ChangeTable {

    private final DSLContext db;
    private final JsonMapper json;
    private final Ids ids;

    ChangeTable(DSLContext db, JsonMapper json, Ids ids) {
        this.db = db;
        this.json = json;
        this.ids = ids;
    }

    /** What something was like before a change, null where there was none, and after it. */
    record Change(String subject, String key, @Nullable Object before, Object after) {}

    /** A change that was written down. */
    record PastChange(
            UUID id,
            Instant at,
            @Nullable JsonNode before,
            JsonNode after,
            String actorKind,
            String actorId,
            String requestId) {}

    /** One statement, however many. */
    void write(List<Change> changes, Instant at) {
        var actor = Actor.current();
        db.execute(
                """
                insert into catalog.changes (id, subject, key, before, after, at, actor_kind,
                    actor_id, request_id)
                select change.*, cast(? as timestamptz), ?, ?, ?
                from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]),
                    cast(? as jsonb[]), cast(? as jsonb[])) change
                """,
                at.toString(),
                actor.kind().name(),
                actor.id(),
                actor.requestId(),
                changes.stream().map(_ -> ids.next()).toArray(UUID[]::new),
                changes.stream().map(Change::subject).toArray(String[]::new),
                changes.stream().map(Change::key).toArray(String[]::new),
                changes.stream().map(it -> text(it.before())).toArray(String[]::new),
                changes.stream().map(it -> text(it.after())).toArray(String[]::new));
    }

    @SuppressWarnings("NullAway") // its null is the database's
    private String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    /** Returns up to so many changes of one thing, the latest first. */
    List<PastChange> of(String subject, String key, @Nullable UUID before, int limit) {
        return db.select(
                        CHANGES.ID,
                        CHANGES.AT,
                        CHANGES.BEFORE,
                        CHANGES.AFTER,
                        CHANGES.ACTOR_KIND,
                        CHANGES.ACTOR_ID,
                        CHANGES.REQUEST_ID)
                .from(CHANGES)
                .where(CHANGES.SUBJECT.eq(subject))
                .and(CHANGES.KEY.eq(key))
                .and(before == null ? DSL.noCondition() : CHANGES.ID.lt(before))
                .orderBy(CHANGES.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new PastChange(
                                row.value1(),
                                row.value2(),
                                row.value3() == null ? null : tree(row.value3()),
                                tree(row.value4()),
                                row.value5(),
                                row.value6(),
                                row.value7()));
    }

    private JsonNode tree(JSONB value) {
        return json.readTree(value.data());
    }
}

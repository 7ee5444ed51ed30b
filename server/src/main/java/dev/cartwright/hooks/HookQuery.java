package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.HOOKS;
import static dev.cartwright.hooks.schema.Tables.SECRETS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.hooks.schema.tables.records.HooksRecord;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Endpoints as they are read. */
@Repository
class HookQuery {

    private final DSLContext db;
    private final Sealed sealed;

    HookQuery(DSLContext db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /** Newest first. */
    List<Hook> page(@Nullable UUID after, int limit) {
        return db.selectFrom(HOOKS)
                .where(after == null ? noCondition() : HOOKS.ID.lt(after))
                .orderBy(HOOKS.ID.desc())
                .limit(limit)
                .fetch(HookQuery::hook);
    }

    Optional<Hook> find(UUID id) {
        return db.selectFrom(HOOKS).where(HOOKS.ID.eq(id)).fetchOptional(HookQuery::hook);
    }

    Hook get(UUID id) {
        return find(id).orElseThrow(() -> HookProblem.unknown(id));
    }

    private static Hook hook(HooksRecord it) {
        return new Hook(
                it.getId(),
                it.getUrl(),
                it.getDescription(),
                List.of(it.getEventTypes()),
                it.getChannelId(),
                List.of(it.getHeaderNames()),
                Hook.Status.valueOf(it.getStatus()),
                it.getStatusReason(),
                it.getStatusAt(),
                it.getFailingSince(),
                it.getHeldUntil(),
                it.getVersion(),
                it.getMadeAt(),
                it.getChangedAt());
    }

    /**
     * Returns what is needed to send; empty where it was deleted meanwhile. Throws
     * IllegalStateException where it was sealed under another master key.
     */
    Optional<Destination> destination(UUID id, Instant now) {
        return db.selectFrom(HOOKS)
                .where(HOOKS.ID.eq(id))
                .fetchOptional(it ->
                        new Destination(
                                id,
                                URI.create(it.getUrl()),
                                headers(id, it.getHeadersSealed()),
                                secrets(id, now)));
    }

    private Map<String, String> headers(UUID id, byte @Nullable [] it) {
        return it == null ? Map.of() : sealed.openHeaders(id, it);
    }

    /** The newest first. */
    private List<String> secrets(UUID id, Instant now) {
        return db.selectFrom(SECRETS)
                .where(SECRETS.HOOK_ID.eq(id))
                .and(HookTable.signs(now))
                .orderBy(SECRETS.ID.desc())
                .fetch(it -> sealed.openSecret(it.getId(), it.getSealed()));
    }
}

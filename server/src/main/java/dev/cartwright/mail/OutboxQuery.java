package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** The outbox as staff look at it: newest first. */
@Repository
class OutboxQuery {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxQuery.class);

    private final DSLContext db;
    private final SealedBody bodies;

    OutboxQuery(DSLContext db, SealedBody bodies) {
        this.db = db;
        this.bodies = bodies;
    }

    /** What a list is narrowed by; null does not narrow. */
    record Narrowed(@Nullable EmailAddress to, @Nullable String kind, Mail.@Nullable State state) {

        Condition[] conditions() {
            var all = new ArrayList<Condition>();
            if (to != null) {
                all.add(OUTBOX.EMAIL.eq(to));
            }
            if (kind != null) {
                all.add(OUTBOX.KIND.eq(kind));
            }
            if (state != null) {
                all.add(OUTBOX.STATE.eq(state.name()));
            }
            return all.toArray(Condition[]::new);
        }
    }

    /**
     * @param after the last one seen; null begins with the newest
     */
    List<Mail> newest(Narrowed which, @Nullable UUID after, int limit) {
        var query = db.selectFrom(OUTBOX).where(which.conditions());
        if (after != null) {
            query = query.and(OUTBOX.ID.lt(after));
        }
        return query.orderBy(OUTBOX.ID.desc()).limit(limit).fetch(this::mail);
    }

    Optional<Mail> find(UUID id) {
        return db.selectFrom(OUTBOX).where(OUTBOX.ID.eq(id)).fetchOptional(this::mail);
    }

    private Mail mail(OutboxRecord it) {
        return new Mail(
                it.getId(),
                it.getKind(),
                it.getSubject(),
                it.getOccurrence(),
                it.getMessageId(),
                it.getChannelId(),
                it.getLocale(),
                it.getEmail(),
                it.getName(),
                it.getSubjectLine(),
                opened(it.getId(), it.getTextSealed()),
                opened(it.getId(), it.getHtmlSealed()),
                Mail.State.valueOf(it.getState()),
                it.getAttempts(),
                it.getQueuedAt(),
                it.getLastAttemptAt(),
                it.getNextAttemptAt(),
                it.getSettledAt(),
                it.getLastError(),
                it.getMaybeDoubled());
    }

    /** One that cannot be opened must not hide the others. */
    private @Nullable String opened(UUID id, byte @Nullable [] sealed) {
        try {
            return sealed == null ? null : bodies.open(id, sealed);
        } catch (IllegalStateException e) {
            LOG.warn("The words of mail {} cannot be opened", id, e);
            return null;
        }
    }

    int count(Mail.State state) {
        return db.fetchCount(OUTBOX, OUTBOX.STATE.eq(state.name()));
    }
}

package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What was written about something, for the module that had it written. */
@Repository
public class MailLog {

    private final DSLContext db;
    private final OutboxTable outbox;
    private final Clock clock;

    MailLog(DSLContext db, OutboxTable outbox, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A mail without its words.
     *
     * @param state as the outbox names it
     * @param to null once the person is forgotten, as the subject line is
     * @param sentAt when the mail server took it
     * @param lastError what the mail server last said against it
     * @param maybeDoubled it was sent again after an attempt of which nobody knows the end
     */
    @Schema(name = "LoggedMail")
    public record Logged(
            UUID id,
            String kind,
            String occurrence,
            String state,
            @Nullable EmailAddress to,
            @Nullable String subjectLine,
            String locale,
            Instant queuedAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String lastError,
            boolean maybeDoubled) {}

    /**
     * Returns the mails about a subject, the newest first.
     *
     * @param after the last one seen; null begins with the newest
     */
    public List<Logged> newest(String subject, @Nullable UUID after, int most) {
        return db.selectFrom(OUTBOX)
                .where(OUTBOX.SUBJECT.eq(subject))
                .and(after == null ? noCondition() : OUTBOX.ID.lt(after))
                .orderBy(OUTBOX.ID.desc())
                .limit(most)
                .fetch(MailLog::logged);
    }

    public Optional<Logged> find(String kind, String subject, String occurrence) {
        return db.selectFrom(OUTBOX)
                .where(OUTBOX.KIND.eq(kind))
                .and(OUTBOX.SUBJECT.eq(subject))
                .and(OUTBOX.OCCURRENCE.eq(occurrence))
                .fetchOptional(MailLog::logged);
    }

    /** Returns the mails about these subjects as facts a person can read, the oldest first. */
    public List<Map<String, Object>> about(Collection<String> subjects) {
        return db.selectFrom(OUTBOX)
                .where(to(subjects))
                .orderBy(OUTBOX.ID)
                .fetch(MailsOfPeople::facts);
    }

    /** Wipes address, name and words of the mails about these subjects; what waits is given up. */
    public int forget(Collection<String> subjects) {
        return outbox.forget(to(subjects), clock.instant());
    }

    private static Condition to(Collection<String> subjects) {
        return OUTBOX.SUBJECT
                .eq(any(subjects.toArray(String[]::new)))
                .and(OUTBOX.EMAIL.isNotNull());
    }

    private static Logged logged(OutboxRecord it) {
        var isSent = Mail.State.SENT.name().equals(it.getState());
        return new Logged(
                it.getId(),
                it.getKind(),
                it.getOccurrence(),
                it.getState(),
                it.getEmail(),
                it.getSubjectLine(),
                it.getLocale(),
                it.getQueuedAt(),
                isSent ? it.getSettledAt() : null,
                it.getAttempts(),
                it.getLastError(),
                it.getMaybeDoubled());
    }
}

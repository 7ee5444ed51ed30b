package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.IDEMPOTENCY_KEYS;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.cartwright.platform.schema.tables.records.IdempotencyKeysRecord;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What arrives twice counts once: the first request with a key does the work, the others get its
 * answer. Rows are inserted in the transaction of the first effect, so both commit or neither.
 */
@Component
public class Idempotency {

    private static final int AT_ONCE = 5_000;
    private static final Duration KEPT = Duration.ofDays(7);

    private final DSLContext db;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(DSLContext db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** What is known of a key. */
    public sealed interface Claim {

        /** Never seen: the caller does the work. */
        record Fresh() implements Claim {}

        /** Somebody works on it, or died while doing so. */
        record InProgress(String subject) implements Claim {}

        /** Was answered "not known yet": the subject tells how it stands now. */
        record Pending(String subject) implements Claim {}

        /** The final answer. */
        record Answered(int status, String body) implements Claim {}
    }

    /**
     * Claims a key within the caller's transaction. A concurrent claim of the same key waits for
     * that transaction, at most the lock time-out.
     *
     * @param scope caller and route
     * @param body the request; another one under the same key is refused
     * @param subject URL of what the request makes
     */
    public Claim claim(String scope, IdempotencyKey key, Object body, String subject) {
        var hash = Sha256.of(json.writeValueAsBytes(body));
        var row = new IdempotencyKeysRecord();
        row.setScope(scope);
        row.setKey(key.value());
        row.setBodyHash(hash);
        row.setStatus("IN_PROGRESS");
        row.setSubject(subject);
        row.setCreatedAt(clock.instant());
        var inserted = db.insertInto(IDEMPOTENCY_KEYS).set(row).onConflictDoNothing().execute();
        return inserted == 1 ? new Claim.Fresh() : known(scope, key, hash);
    }

    /** Returns what is known of a key without claiming it; fresh where nothing is. */
    public Claim peek(String scope, IdempotencyKey key, Object body) {
        return known(scope, key, Sha256.of(json.writeValueAsBytes(body)));
    }

    private Claim known(String scope, IdempotencyKey key, byte[] hash) {
        var row = db.fetchOne(IDEMPOTENCY_KEYS, named(scope, key));
        if (row == null) {
            return new Claim.Fresh();
        }
        if (!MessageDigest.isEqual(hash, row.getBodyHash())) {
            throw IdempotencyProblem.anotherBody();
        }
        return switch (row.getStatus()) {
            case "ANSWERED" -> new Claim.Answered(row.getAnswerStatus(), row.getAnswer());
            case "PENDING" -> new Claim.Pending(row.getSubject());
            default -> new Claim.InProgress(row.getSubject());
        };
    }

    /** Notes that the request about this subject was told to ask later. */
    public void pending(String subject) {
        db.update(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.STATUS, "PENDING")
                .where(IDEMPOTENCY_KEYS.SUBJECT.eq(subject))
                .and(IDEMPOTENCY_KEYS.STATUS.eq("IN_PROGRESS"))
                .execute();
    }

    /**
     * Stores the final answer about a subject, in the transaction that makes it final; returns it
     * as JSON.
     */
    public String answer(String subject, int status, Object body) {
        return answer(IDEMPOTENCY_KEYS.SUBJECT.eq(subject), status, body);
    }

    /** As above, for one key of several that are about the same subject. */
    String answer(String scope, IdempotencyKey key, int status, Object body) {
        return answer(named(scope, key), status, body);
    }

    private String answer(Condition which, int status, Object body) {
        var answer = json.writeValueAsString(body);
        db.update(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.STATUS, "ANSWERED")
                .set(IDEMPOTENCY_KEYS.ANSWER_STATUS, status)
                .set(IDEMPOTENCY_KEYS.ANSWER, answer)
                .where(which)
                .and(IDEMPOTENCY_KEYS.STATUS.ne("ANSWERED"))
                .execute();
        return answer;
    }

    /** Returns the URL that the first request with this key was about. */
    String subject(String scope, IdempotencyKey key) {
        return db.fetchSingle(IDEMPOTENCY_KEYS, named(scope, key)).getSubject();
    }

    private static Condition named(String scope, IdempotencyKey key) {
        return IDEMPOTENCY_KEYS.SCOPE.eq(scope).and(IDEMPOTENCY_KEYS.KEY.eq(key.value()));
    }

    /** Drops keys older than a week, some at a time, each in a transaction; answers how many. */
    int forget() {
        var before = clock.instant().minus(KEPT);
        var old =
                select(IDEMPOTENCY_KEYS.SCOPE, IDEMPOTENCY_KEYS.KEY)
                        .from(IDEMPOTENCY_KEYS)
                        .where(IDEMPOTENCY_KEYS.CREATED_AT.lt(before))
                        .orderBy(IDEMPOTENCY_KEYS.CREATED_AT)
                        .limit(AT_ONCE)
                        .forUpdate()
                        .skipLocked();
        var forgotten = 0;
        int some;
        do {
            some =
                    db.deleteFrom(IDEMPOTENCY_KEYS)
                            .where(row(IDEMPOTENCY_KEYS.SCOPE, IDEMPOTENCY_KEYS.KEY).in(old))
                            .execute();
            forgotten += some;
        } while (some == AT_ONCE);
        return forgotten;
    }
}

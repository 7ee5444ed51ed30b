package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.AUDITS;
import static org.jooq.Records.mapping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The front door. Remembers what the auditor found, as a job asks it once a day. */
@Service
public class Audits {

    private static final Duration KEPT = Duration.ofDays(366);

    private final Auditor auditor;
    private final DSLContext db;
    private final Ids ids;
    private final Clock clock;

    Audits(Auditor auditor, DSLContext db, Ids ids, Clock clock) {
        this.auditor = auditor;
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What was found at a moment.
     *
     * @param invariants how many were looked at, and {@code checked} how many rows of them
     * @param violations names of those that did not hold
     */
    public record Audited(
            Instant at, Duration took, int invariants, long checked, List<String> violations) {}

    /** Looks now, and remembers what was found. */
    public Auditor.Report audit() {
        var began = clock.instant();
        var report = auditor.audit();
        var took = Duration.between(began, clock.instant());
        db.insertInto(AUDITS)
                .columns(
                        AUDITS.AUDIT_ID,
                        AUDITS.AT,
                        AUDITS.TOOK_MS,
                        AUDITS.INVARIANTS,
                        AUDITS.CHECKED,
                        AUDITS.VIOLATIONS)
                .values(
                        ids.next(),
                        began,
                        (int) took.toMillis(),
                        report.checked().size(),
                        report.checked().values().stream().mapToLong(it -> it).sum(),
                        report.violations().stream()
                                .map(Auditor.Violation::invariant)
                                .toArray(String[]::new))
                .execute();
        db.deleteFrom(AUDITS).where(AUDITS.AT.lt(began.minus(KEPT))).execute();
        return report;
    }

    /** Returns what was found last; empty where nobody has looked yet. */
    public Optional<Audited> last() {
        return db.select(
                        AUDITS.AT,
                        AUDITS.TOOK_MS.convertFrom(Duration::ofMillis),
                        AUDITS.INVARIANTS,
                        AUDITS.CHECKED,
                        AUDITS.VIOLATIONS.convertFrom(Arrays::asList))
                .from(AUDITS)
                .orderBy(AUDITS.AUDIT_ID.desc())
                .limit(1)
                .fetchOptional(mapping(Audited::new));
    }
}

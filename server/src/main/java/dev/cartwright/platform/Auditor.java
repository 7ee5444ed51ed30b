package dev.cartwright.platform;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every module whether its books balance, all in one snapshot of the database. */
@Service
public class Auditor {

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    private static final Duration MOST = Duration.ofMinutes(10);

    private final List<Invariant> invariants;
    private final DSLContext db;

    Auditor(List<Invariant> invariants, DSLContext db) {
        this.db = db;
        this.invariants =
                invariants.stream().sorted(Comparator.comparing(Invariant::name)).toList();
    }

    /** An invariant and the keys of the rows that break it. */
    public record Violation(String invariant, List<String> rows) {}

    /**
     * What the auditor found.
     *
     * @param checked how many rows each invariant looked at
     */
    public record Report(List<Violation> violations, Map<String, Integer> checked) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report audit() {
        allowTime();
        var checked = new LinkedHashMap<String, Integer>();
        var violations =
                invariants.stream()
                        .map(invariant -> {
                            var finding = invariant.check();
                            checked.put(invariant.name(), finding.checked());
                            return new Violation(invariant.name(), finding.violations());
                        })
                        .filter(violation -> !violation.rows().isEmpty())
                        .toList();
        if (!violations.isEmpty()) {
            LOG.error("The books do not balance: {}", violations);
        }
        return new Report(violations, checked);
    }

    /** Whole tables are read: what is enough for a request is not enough here. */
    private void allowTime() {
        db.execute("set local statement_timeout = " + MOST.toMillis());
        db.connection(it -> it.setNetworkTimeout(Runnable::run, (int) MOST.toMillis()));
    }
}

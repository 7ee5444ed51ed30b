package dev.cartwright.platform;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Makes the monthly partitions of growing tables ahead of time. */
@Component
public class Partitions {

    /** This month and the two after it: a job that fails for weeks hurts nobody. */
    private static final int MONTHS = 3;

    private final DSLContext db;
    private final Clock clock;

    Partitions(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Makes what is missing; answers how many partitions that were.
     *
     * @param table partitioned by UUIDv7 key, named with its schema
     */
    public int makeAhead(String table) {
        return db.fetchSingle(
                        "select platform.make_partitions(cast(? as regclass), ?, ?)",
                        table,
                        LocalDate.ofInstant(clock.instant(), UTC),
                        MONTHS)
                .get(0, int.class);
    }
}

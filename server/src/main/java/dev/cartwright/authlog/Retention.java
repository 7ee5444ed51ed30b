package dev.cartwright.authlog;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drops whole months of events once their time is over; a seal says so, for good. */
@Component
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final SealTable table;
    private final AuthLogSettings settings;
    private final Clock clock;

    Retention(SealTable table, AuthLogSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** Drops what is old and sealed, with whose it was; answers how many partitions that were. */
    @Transactional
    public int drop() {
        table.lock();
        var now = clock.instant();
        var first = LocalDate.ofInstant(now, UTC).withDayOfMonth(1).minusMonths(settings.months());
        var end = table.endOfOldPartitions(Canon.from(first.atStartOfDay(UTC).toInstant()));
        if (end.isEmpty()) {
            return 0;
        }
        var seal = table.last().nextDropping(now, end.get());
        table.insert(seal);
        var dropped = table.dropPartitions();
        LOG.info("Seal {} drops {} partitions: {}", seal.number(), dropped, seal.hash());
        return dropped;
    }
}

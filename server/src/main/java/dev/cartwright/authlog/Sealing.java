package dev.cartwright.authlog;

import dev.cartwright.authlog.schema.tables.records.AuthLogHorizonRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogsRecord;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals events some at a time, behind the writers' backs.
 *
 * <p>Ids tell the time at which they were made, and transactions commit in another order. So the
 * past is closed first: who comes later with an older id is refused. Then the transactions that
 * were under way are waited for, and only then rows are read and sealed.
 */
@Component
class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    /** Rows in a seal; so many are in memory at once. */
    static final int MOST = 1_000;

    private final SealTable table;
    private final AuthLogSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sealing(
            SealTable table,
            AuthLogSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Seals all there is; what is not ready waits for the next run. */
    void run() {
        transaction.executeWithoutResult(_ -> close());
        transaction.executeWithoutResult(_ -> await());
        while (Boolean.TRUE.equals(transaction.execute(_ -> seal()))) {
            // One seal a transaction, until none is left.
        }
    }

    private void close() {
        var now = table.lock();
        var to = Canon.from(clock.instant().minus(settings.sealAfter()));
        if (isDone(now) && Canon.compare(to, now.getClosedTo()) > 0) {
            table.close(to);
        }
    }

    /** In a transaction of its own: those that began before the other's end count. */
    private void await() {
        var now = table.lock();
        if (!isDone(now) && now.getAwaits() == null) {
            table.await();
        }
    }

    /** Returns whether there may be more. */
    private boolean seal() {
        var now = table.lock();
        if (isDone(now) || now.getAwaits() == null || !table.haveEnded(now.getAwaits())) {
            return false;
        }
        var last = table.last();
        var rows = table.rows(last.to(), now.getClosedTo(), MOST);
        var month =
                rows.stream().takeWhile(it -> month(it).equals(month(rows.getFirst()))).toList();
        if (!month.isEmpty()) {
            var seal = last.next(clock.instant(), month);
            table.insert(seal);
            // Who removes the newest seals from the database cannot take this line back.
            LOG.info(
                    "Seal {} of {} events up to {}: {}",
                    seal.number(),
                    seal.rows(),
                    seal.to(),
                    seal.hash());
        }
        var more = rows.size() == MOST || month.size() < rows.size();
        if (!more) {
            table.allSealed();
        }
        return more;
    }

    private static boolean isDone(AuthLogHorizonRecord now) {
        return now.getSealedTo().equals(now.getClosedTo());
    }

    /** A seal is of one month, so that a month can be dropped whole. */
    private static YearMonth month(AuthLogsRecord row) {
        return YearMonth.from(Canon.instant(row.getId()).atOffset(ZoneOffset.UTC));
    }
}

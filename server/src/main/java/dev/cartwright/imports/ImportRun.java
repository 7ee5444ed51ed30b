package dev.cartwright.imports;

import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.imports.Import.Status;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes an import over chunk by chunk; killed at any point, the next run goes on where it was. */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    /** Then another import that waits has its turn. */
    private static final Duration SLICE = Duration.ofSeconds(30);

    /** Half of the scheduler's threads: payments that nobody heard of wait for one, too. */
    private static final int AT_ONCE = 2;

    private static final Duration UNTIL_THERE_IS_A_TURN = Duration.ofSeconds(5);

    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** Where none does, going on saves the seconds until the scheduler looks again. */
    private volatile boolean anotherWaits;

    private final ImportTable imports;
    private final ChunkWork chunks;
    private final Clock clock;

    ImportRun(ImportTable imports, ChunkWork chunks, Clock clock) {
        this.imports = imports;
        this.chunks = chunks;
        this.clock = clock;
    }

    /**
     * Works on an import to its end, as the actor who made it; for half a minute if another waits.
     *
     * @return the pause before there is more to do; empty once it is over
     */
    Optional<Duration> work(UUID id) {
        var found = imports.find(id);
        if (found.isEmpty() || !found.get().status().isUnderWay()) {
            return Optional.empty();
        }
        var made = found.get().actor();
        var actor = new Actor(made.kind(), made.id(), "import-" + id);
        if (!turns.tryAcquire()) {
            anotherWaits = true;
            return Optional.of(UNTIL_THERE_IS_A_TURN);
        }
        try {
            return ScopedValue.where(Actor.CURRENT, actor).call(() -> slice(id));
        } finally {
            turns.release();
        }
    }

    private Optional<Duration> slice(UUID id) {
        var end = clock.instant().plus(SLICE);
        var left = Optional.of(Duration.ZERO);
        while (left.isPresent() && left.get().isZero() && !isOver(end)) {
            left = next(id);
        }
        return left;
    }

    /** Also when the server is closing, which interrupts its jobs. */
    private boolean isOver(Instant end) {
        if (anotherWaits && !clock.instant().isBefore(end)) {
            anotherWaits = false;
            return true;
        }
        return Thread.currentThread().isInterrupted();
    }

    private Optional<Duration> next(UUID id) {
        try {
            return chunks.next(id);
        } catch (DataAccessException | TransactionException | CatalogProblem e) {
            return chunks.setBack(id, e);
        } catch (RuntimeException e) {
            LOG.error("Import {} failed", id, e);
            var why = e instanceof InvalidField ? e.getMessage() : "a bug of ours; see the log";
            imports.finish(id, Status.FAILED, "Not all rows were read: " + why, clock.instant());
            return Optional.empty();
        }
    }
}

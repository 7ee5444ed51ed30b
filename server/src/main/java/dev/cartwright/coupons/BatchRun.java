package dev.cartwright.coupons;

import dev.cartwright.coupons.Batch.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes the codes of a batch; killed at any point, the next run goes on where it was. */
@Component
class BatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    /** Then whatever else waits for the scheduler's thread has its turn. */
    private static final Duration SLICE = Duration.ofSeconds(30);

    private static final Duration UNTIL_THERE_IS_A_TURN = Duration.ofSeconds(5);
    private static final Duration WHILE_THE_DATABASE_IS_BUSY = Duration.ofSeconds(2);

    /** Of the scheduler's threads: payments that nobody heard of wait for one, too. */
    private final Semaphore turn = new Semaphore(1);

    private final BatchTable batches;
    private final BatchWork work;
    private final Clock clock;

    BatchRun(BatchTable batches, BatchWork work, Clock clock) {
        this.batches = batches;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Works on a batch for half a minute, or to its end.
     *
     * @return the pause before there is more to do; empty once it is over
     */
    Optional<Duration> work(UUID id) {
        if (!turn.tryAcquire()) {
            return Optional.of(UNTIL_THERE_IS_A_TURN);
        }
        try {
            var end = clock.instant().plus(SLICE);
            var left = Optional.of(Duration.ZERO);
            while (left.isPresent()
                    && left.get().isZero()
                    && clock.instant().isBefore(end)
                    && !Thread.currentThread().isInterrupted()) {
                left = next(id);
            }
            return left;
        } finally {
            turn.release();
        }
    }

    private Optional<Duration> next(UUID id) {
        try {
            return work.next(id);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Some codes of batch {} were rolled back", id, e);
            return Optional.of(WHILE_THE_DATABASE_IS_BUSY);
        } catch (RuntimeException e) {
            LOG.error("Batch {} of codes failed", id, e);
            batches.finish(id, Status.FAILED, clock.instant());
            return Optional.empty();
        }
    }
}

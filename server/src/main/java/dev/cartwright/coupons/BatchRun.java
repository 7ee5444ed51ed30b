package dev.cartwright.coupons;

import dev.cartwright.coupons.Batch.Status;
import dev.cartwright.platform.Slices;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes the codes of a batch; killed at any point, the next run goes on where it was. */
@Component
class BatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private static final Duration WHILE_THE_DATABASE_IS_BUSY = Duration.ofSeconds(2);

    private final Slices slices;
    private final BatchTable batches;
    private final BatchWork work;
    private final Clock clock;

    BatchRun(BatchTable batches, BatchWork work, Clock clock) {
        this.batches = batches;
        this.work = work;
        this.clock = clock;
        this.slices = new Slices(clock);
    }

    /**
     * Works on a batch for half a minute, or to its end.
     *
     * @return the pause before there is more to do; empty once it is over
     */
    Optional<Duration> work(UUID id) {
        return slices.work(() -> next(id));
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

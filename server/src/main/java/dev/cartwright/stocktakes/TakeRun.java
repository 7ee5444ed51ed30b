package dev.cartwright.stocktakes;

import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Slices;
import dev.cartwright.stocktakes.StockTake.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Works through a file chunk by chunk; killed at any point, the next run goes on where it was. */
@Component
class TakeRun {

    private static final Logger LOG = LoggerFactory.getLogger(TakeRun.class);

    private static final Duration WHILE_THE_DATABASE_IS_BUSY = Duration.ofSeconds(2);

    private final Slices slices;
    private final TakeTable takes;
    private final TakeWork work;
    private final Clock clock;

    TakeRun(TakeTable takes, TakeWork work, Clock clock) {
        this.takes = takes;
        this.work = work;
        this.clock = clock;
        this.slices = new Slices(clock);
    }

    /**
     * Works on a stock-take for half a minute, or to its end, as the actor who made it.
     *
     * @return the pause before there is more to do; empty once it is over
     */
    Optional<Duration> work(UUID id) {
        var found = takes.find(id);
        if (found.isEmpty() || !found.get().status().isUnderWay()) {
            return Optional.empty();
        }
        var made = found.get().actor();
        var actor = new Actor(made.kind(), made.id(), "stock-take-" + id);
        return ScopedValue.where(Actor.CURRENT, actor).call(() -> slices.work(() -> next(id)));
    }

    private Optional<Duration> next(UUID id) {
        try {
            return work.next(id);
        } catch (InventoryProblem | InvalidField e) {
            return work.isolate(id, e);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A chunk of stock-take {} was rolled back", id, e);
            return isAboutTheRows(e)
                    ? work.isolate(id, e)
                    : Optional.of(WHILE_THE_DATABASE_IS_BUSY);
        } catch (RuntimeException e) {
            LOG.error("Stock-take {} failed", id, e);
            takes.finish(
                    id,
                    Status.FAILED,
                    "Not all rows were counted: a bug of ours; see the log",
                    clock.instant());
            return Optional.empty();
        }
    }

    private static boolean isAboutTheRows(RuntimeException e) {
        return e instanceof NonTransientDataAccessException
                && !(e instanceof NonTransientDataAccessResourceException);
    }
}

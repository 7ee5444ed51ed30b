package dev.cartwright.sales;

import dev.cartwright.sales.HistoryImport.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes facts of lines that are here, slice by slice: killed at any point, the next run goes on
 * where it was.
 */
@Component
class HistoryRun {

    /** Then another job that waits has its turn. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final Duration WHILE_ANOTHER_WORKS = Duration.ofSeconds(5);

    private final HistoryTable imports;
    private final HistoryLines lines;
    private final SalesSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HistoryRun(
            HistoryTable imports,
            HistoryLines lines,
            SalesSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.lines = lines;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Works on an import for some time.
     *
     * @return the pause before there is more to do; empty once it is over
     */
    Optional<Duration> work(UUID id) {
        var end = clock.instant().plus(TURN);
        var left = Optional.of(Duration.ZERO);
        while (left.isPresent()
                && left.get().isZero()
                && clock.instant().isBefore(end)
                && !Thread.currentThread().isInterrupted()) {
            left = next(id);
        }
        return left;
    }

    private Optional<Duration> next(UUID id) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var found = imports.lock(id);
                    if (found.isEmpty()) {
                        return Optional.of(WHILE_ANOTHER_WORKS);
                    }
                    return found.get().status() == Status.RUNNING
                            ? settle(found.get())
                            : Optional.<Duration>empty();
                }));
    }

    private Optional<Duration> settle(HistoryImport at) {
        lines.allowTime();
        var refuses = at.wish().refuseCopies();
        var room = Math.max(0, settings.mostErrors() - at.refused());
        var settled = lines.settle(at.id(), at.slices(), refuses, room);
        imports.advance(at, settled.added(), settled.copies(), refuses ? settled.copies() : 0);
        return at.slices() + 1 < HistoryImport.SLICES
                ? Optional.of(Duration.ZERO)
                : Optional.empty();
    }
}

package dev.cartwright.imports;

import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.files.RowError;
import dev.cartwright.imports.Import.Counters;
import dev.cartwright.imports.Import.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over one chunk, all of it or nothing, in one transaction. */
@Component
class ChunkWork {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkWork.class);

    /** Of a chunk that the database was too busy for. */
    static final int MOST_ATTEMPTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration WHILE_ANOTHER_WORKS = Duration.ofSeconds(5);

    private final ImportTable imports;
    private final ChunkTable chunks;
    private final ErrorTable errors;
    private final Handover handover;
    private final ImportSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChunkWork(
            ImportTable imports,
            ChunkTable chunks,
            ErrorTable errors,
            Handover handover,
            ImportSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.chunks = chunks;
        this.errors = errors;
        this.handover = handover;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes over the next chunk, or ends an import that has none left. An import that another node
     * has just now is left to it.
     *
     * @return the pause before there is more to do; empty once the import is over
     */
    Optional<Duration> next(UUID id) {
        return inTransaction(
                id,
                at -> {
                    var chunk = chunks.first(at);
                    if (chunk.isEmpty()) {
                        imports.finish(id, Status.DONE, null, clock.instant());
                        return Optional.empty();
                    }
                    var result = handover.take(at, chunk.get());
                    settle(at, chunk.get(), result);
                    return Optional.of(Duration.ZERO);
                });
    }

    /**
     * After the database refused a chunk: tries again later, then in halves, until it is known
     * which record it refuses. That one is reported; a database that stays busy ends the import.
     * What the catalogue refuses was taken by somebody else meanwhile, which the next try sees.
     */
    Optional<Duration> setBack(UUID id, RuntimeException why) {
        LOG.warn("A chunk of import {} was rolled back", id, why);
        var isAboutTheRows =
                why instanceof NonTransientDataAccessException
                        && !(why instanceof NonTransientDataAccessResourceException);
        return inTransaction(
                id,
                at -> {
                    var chunk = chunks.first(at);
                    if (chunk.isEmpty()) {
                        return Optional.of(Duration.ZERO);
                    }
                    var stays = why instanceof CatalogProblem && chunk.get().attempts() > 0;
                    return isAboutTheRows || stays
                            ? isolate(at, chunk.get())
                            : wait(at, chunk.get(), NestedExceptionUtils.getMostSpecificCause(why));
                });
    }

    private Optional<Duration> wait(Import at, Chunk chunk, Throwable why) {
        if (chunk.attempts() + 1 < MOST_ATTEMPTS) {
            chunks.countAttempt(at, chunk);
            return Optional.of(FIRST_PAUSE.multipliedBy(1L << chunk.attempts()));
        }
        if (chunk.records().size() > 1) {
            chunks.split(at, chunk);
            return Optional.of(Duration.ZERO);
        }
        var reason =
                "The database did not take line %d in %d attempts: %s"
                        .formatted(
                                chunk.records().getFirst().line(), MOST_ATTEMPTS, why.getMessage());
        imports.finish(at.id(), Status.FAILED, reason, clock.instant());
        return Optional.empty();
    }

    private Optional<Duration> isolate(Import at, Chunk chunk) {
        if (chunk.records().size() > 1) {
            chunks.split(at, chunk);
            return Optional.of(Duration.ZERO);
        }
        var error =
                new RowError(
                        chunk.records().getFirst().line(),
                        null,
                        RowError.ROW,
                        null,
                        "cannot be stored: the database refuses it");
        settle(at, chunk, new Handover.Result(Counters.refused(1, 1), List.of(error)));
        return Optional.of(Duration.ZERO);
    }

    private void settle(Import at, Chunk chunk, Handover.Result result) {
        var room = Math.max(0, settings.mostErrors() - at.counters().errors());
        var kept = result.errors().subList(0, Math.min(room, result.errors().size()));
        errors.add(at.id(), at.counters().errors(), kept);
        imports.advance(at, chunk.records().size(), result.counters(), clock.instant());
        chunks.remove(at, chunk);
    }

    private Optional<Duration> inTransaction(UUID id, Step step) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    imports.allowTime();
                    var at = imports.lock(id);
                    if (at.isEmpty()) {
                        return Optional.of(WHILE_ANOTHER_WORKS);
                    }
                    return at.get().status().isUnderWay()
                            ? step.take(at.get())
                            : Optional.<Duration>empty();
                }));
    }

    private interface Step {
        Optional<Duration> take(Import at);
    }
}

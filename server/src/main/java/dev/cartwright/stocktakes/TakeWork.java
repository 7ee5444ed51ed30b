package dev.cartwright.stocktakes;

import dev.cartwright.files.RowError;
import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.inventory.Shelving;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.stocktakes.StockTake.Result;
import dev.cartwright.stocktakes.StockTake.Status;
import dev.cartwright.stocktakes.TakeChunks.Chunk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over one chunk of a file, all of it or nothing, in one transaction. */
@Component
class TakeWork {

    private static final int SWEPT_AT_ONCE = 500;
    private static final Duration WHILE_ANOTHER_WORKS = Duration.ofSeconds(5);

    private final TakeTable takes;
    private final TakeChunks chunks;
    private final TakeFindings findings;
    private final Counting counting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TakeWork(
            TakeTable takes,
            TakeChunks chunks,
            TakeFindings findings,
            Counting counting,
            TransactionTemplate transaction,
            Clock clock) {
        this.takes = takes;
        this.chunks = chunks;
        this.findings = findings;
        this.counting = counting;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What it needs to know of rows and shelves. */
    @Component
    record Counting(TakeRows rows, TakeCount count, Shelving shelves) {}

    /**
     * Takes over the next chunk, or goes on with what the file does not name, or ends.
     *
     * @return the pause before there is more to do; empty once the stock-take is over
     */
    Optional<Duration> next(UUID id) {
        return inTransaction(
                id,
                at -> {
                    var chunk = chunks.first(id);
                    return chunk.isPresent() ? take(at, chunk.get()) : rest(at);
                });
    }

    private Optional<Duration> take(StockTake at, Chunk chunk) {
        var sorted = counting.rows().sort(at, chunk.records());
        var tally = counting.count().rows(at, sorted.good());
        findings.addErrors(at, sorted.errors());
        findings.addChanges(at, tally.changes());
        var refused = Result.refused(sorted.refused(), sorted.errors().size());
        takes.advance(at, chunk.records().size(), tally.result().plus(refused), null);
        chunks.remove(at.id(), chunk);
        return Optional.of(Duration.ZERO);
    }

    /** With a row that could not be read nobody knows what the file does not name. */
    private Optional<Duration> rest(StockTake at) {
        if (!at.wish().complete()) {
            return end(at, null);
        }
        if (at.result().refused() > 0) {
            return end(at, "Rows were refused, so what the file does not name was left alone.");
        }
        var some = counting.shelves().kept(at.wish().location(), at.sweptTo(), SWEPT_AT_ONCE);
        if (some.isEmpty()) {
            return end(at, null);
        }
        var named = chunks.named(at.id(), some);
        var tally =
                counting.count()
                        .sweep(at, some.stream().filter(it -> !named.contains(it)).toList());
        findings.addChanges(at, tally.changes());
        takes.advance(at, 0, tally.result(), some.getLast());
        return Optional.of(Duration.ZERO);
    }

    private Optional<Duration> end(StockTake at, @Nullable String reason) {
        takes.finish(at.id(), Status.DONE, reason, clock.instant());
        return Optional.empty();
    }

    /**
     * After the stock refused a chunk: in halves, until it is known which row it refuses. That one
     * is reported, and the others are counted.
     */
    Optional<Duration> isolate(UUID id, RuntimeException why) {
        return inTransaction(
                id,
                at -> {
                    var chunk = chunks.first(id);
                    if (chunk.isEmpty()) {
                        var reason = "The rest was not set to nothing: " + message(why);
                        takes.finish(id, Status.FAILED, reason, clock.instant());
                        return Optional.empty();
                    }
                    if (chunk.get().records().size() > 1) {
                        chunks.split(id, chunk.get());
                        return Optional.of(Duration.ZERO);
                    }
                    findings.addErrors(at, List.of(error(at, chunk.get(), why)));
                    takes.advance(at, 1, Result.refused(1, 1), null);
                    chunks.remove(id, chunk.get());
                    return Optional.of(Duration.ZERO);
                });
    }

    private static RowError error(StockTake at, Chunk chunk, RuntimeException why) {
        var raw = chunk.records().getFirst();
        var field = why instanceof InvalidField it ? it.field() : RowError.ROW;
        var row = new CountReader(at.wish().format(), at.header()).read(raw);
        var sku = row instanceof CountRow.Good good ? good.sku().code() : null;
        return new RowError(raw.line(), sku, field, null, message(why));
    }

    private static String message(RuntimeException why) {
        return String.valueOf(
                switch (why) {
                    case InventoryProblem it -> it.getBody().getDetail();
                    case InvalidField it -> it.getMessage();
                    default -> "cannot be stored: the database refuses it";
                });
    }

    private Optional<Duration> inTransaction(UUID id, Step step) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    takes.allowTime();
                    var at = takes.lock(id);
                    if (at.isEmpty()) {
                        return Optional.of(WHILE_ANOTHER_WORKS);
                    }
                    return at.get().status().isUnderWay()
                            ? step.take(at.get())
                            : Optional.<Duration>empty();
                }));
    }

    private interface Step {
        Optional<Duration> take(StockTake at);
    }
}

package dev.cartwright.coupons;

import dev.cartwright.coupons.Batch.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes some more codes of a batch and counts them, both or neither, in one transaction. */
@Component
class BatchWork {

    /** A server that dies loses no more than the work on these. */
    static final int AT_ONCE = 10_000;

    private static final Duration WHILE_ANOTHER_WORKS = Duration.ofSeconds(5);

    private final BatchTable batches;
    private final BatchCodes codes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchWork(BatchTable batches, BatchCodes codes, TransactionTemplate transaction, Clock clock) {
        this.batches = batches;
        this.codes = codes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes the next codes. One that there is already is not made again and not counted, so that it
     * is still missing.
     *
     * @return the pause before there is more to do; empty once all are made
     */
    Optional<Duration> next(UUID id) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    codes.allowTime();
                    var at = batches.tryLock(id);
                    if (at.isEmpty()) {
                        return Optional.of(WHILE_ANOTHER_WORKS);
                    }
                    return at.get().status().isUnderWay()
                            ? make(at.get())
                            : Optional.<Duration>empty();
                }));
    }

    private Optional<Duration> make(Batch at) {
        var shape = Objects.requireNonNull(at.generating()).shape();
        var random = new RandomCharacters();
        int wanted = Math.min(AT_ONCE, at.missing());
        var drawn = Stream.generate(() -> shape.draw(random)).limit(wanted).toArray(String[]::new);
        int made = codes.generate(at, drawn);
        batches.made(at, made);
        if (made < at.missing()) {
            return Optional.of(Duration.ZERO);
        }
        batches.finish(at.id(), Status.DONE, clock.instant());
        return Optional.empty();
    }
}

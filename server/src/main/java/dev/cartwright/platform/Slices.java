package dev.cartwright.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Long work of one kind in slices: on a node one at a time, and each short enough that whatever
 * else waits for the scheduler's threads has its turn, such as payments that nobody heard of.
 */
public final class Slices {

    private static final Duration SLICE = Duration.ofSeconds(30);
    private static final Duration UNTIL_THERE_IS_A_TURN = Duration.ofSeconds(5);

    private final Semaphore turn = new Semaphore(1);
    private final Clock clock;

    public Slices(Clock clock) {
        this.clock = clock;
    }

    /**
     * Does one piece after the other for half a minute, or until one wants to wait, or is the last.
     *
     * @param piece answers the pause before the next one; empty once all is done
     * @return the pause before there is more to do; empty once all is done
     */
    public Optional<Duration> work(Supplier<Optional<Duration>> piece) {
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
                left = piece.get();
            }
            return left;
        } finally {
            turn.release();
        }
    }
}

package dev.cartwright;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/**
 * The time of the whole server in a test that imports it: it goes on by itself, and jumps when told
 * to. It never goes back, so tests that share a context may each move it.
 */
@TestComponent
@Primary
public class MovableClock extends Clock {

    private static final Clock REAL = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private volatile @Nullable Instant stopped;

    public void move(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** Time stands while this is done, however long a busy machine takes for it. */
    public <T> T still(Callable<T> work) throws Exception {
        stopped = instant();
        try {
            return work.call();
        } finally {
            stopped = null;
        }
    }

    @Override
    public Instant instant() {
        var at = stopped;
        return at == null ? REAL.instant().plus(ahead.get()) : at;
    }

    @Override
    public ZoneId getZone() {
        return UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

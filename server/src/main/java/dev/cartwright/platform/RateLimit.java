package dev.cartwright.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * So many times in a while for each caller, on this server; who is refused hears when to return.
 */
public final class RateLimit {

    private static final int MOST_CALLERS = 100_000;

    private final LoadingCache<Object, Bucket> buckets;

    /**
     * @param most in a burst, and on average in each period
     */
    public RateLimit(Clock clock, long most, Duration period) {
        var time = new ClockMeter(clock);
        buckets =
                Caffeine.newBuilder()
                        .ticker(time::currentTimeNanos)
                        .expireAfterAccess(period.multipliedBy(2))
                        .maximumSize(MOST_CALLERS)
                        .build(_ ->
                                Bucket.builder()
                                        .withCustomTimePrecision(time)
                                        .addLimit(limit ->
                                                limit.capacity(most).refillGreedy(most, period))
                                        .build());
    }

    /** Returns zero where the caller may go on, else how many seconds it should wait. */
    public long secondsToWait(Object caller) {
        var probe = buckets.get(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
    }

    /** The injected clock, as the buckets read it. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}

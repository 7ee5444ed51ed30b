package dev.cartwright.hostile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
final class MovedClock extends Clock {

    private final AtomicReference<Instant> time =
            new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));

    void move(Duration by) {
        time.updateAndGet(it -> it.plus(by));
    }

    @Override
    public Instant instant() {
        return time.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

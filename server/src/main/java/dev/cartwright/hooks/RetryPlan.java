package dev.cartwright.hooks;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a message that was not taken is tried again. */
record RetryPlan(List<Duration> pauses, int jitterPercent) {

    /** Nobody is left alone for longer, whatever it asks for. */
    static final Duration LONGEST_WISH = Duration.ofDays(1);

    private static final int MOST_DIGITS = 9;

    /** Returns how often a message is tried at all. */
    int attempts() {
        return pauses.size() + 1;
    }

    /** Returns the pause after so many attempts; empty where it is given up. */
    Optional<Duration> pauseAfter(int attempts, RandomGenerator random) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        var pause = pauses.get(attempts - 1);
        var longest = pause.toMillis() * jitterPercent / 100;
        return Optional.of(pause.plusMillis(random.nextLong(longest + 1)));
    }

    /**
     * Reads {@code Retry-After} (RFC 9110, 10.2.3), seconds or a date; empty where it is neither.
     */
    static Optional<Instant> wish(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return Optional.empty();
        }
        var text = retryAfter.strip();
        try {
            var at =
                    text.matches("[0-9]{1," + MOST_DIGITS + "}")
                            ? now.plusSeconds(Long.parseLong(text))
                            : RFC_1123_DATE_TIME.parse(text, Instant::from);
            var latest = now.plus(LONGEST_WISH);
            return Optional.of(at.isAfter(latest) ? latest : at).filter(it -> it.isAfter(now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

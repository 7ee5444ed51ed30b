package dev.cartwright.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The shop's keys as this node knows them: read at the start, when they are a minute old, and when
 * a token names another one, though then at most once a second, so forgers cannot keep the database
 * busy. While the database is away the keys at hand go on working.
 */
@Component
class Keyring {

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    /** What was read, the newest key first; and when it was asked for last. */
    private record Known(List<SigningKey> keys, Instant askedAt) {}

    private final SigningKeyTable table;
    private final TokenSettings settings;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile Known known;

    /** Makes the first key of a new shop, at the start, where no transaction could take it back. */
    Keyring(SigningKeyTable table, TokenSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        var now = clock.instant();
        var keys = table.all();
        if (keys.isEmpty()) {
            table.first(SigningKey.generate(), now);
            keys = table.all();
        }
        known = new Known(keys, now);
    }

    /** Returns the key that signs now. */
    SigningKey signing() {
        var now = clock.instant();
        refreshIfOlderThan(TokenSettings.KEYS_FRESH, now);
        return signing(known.keys(), now);
    }

    /** Returns the key of this name, if a token of it may be valid now. */
    Optional<SigningKey> find(String id) {
        var now = clock.instant();
        refreshIfOlderThan(TokenSettings.KEYS_FRESH, now);
        return find(id, now)
                .or(() -> {
                    refreshIfOlderThan(ASK_AGAIN_AFTER, now);
                    return find(id, now);
                });
    }

    /** Returns the keys that sign, will sign next, or signed what may still be valid. */
    List<SigningKey> published() {
        var now = clock.instant();
        refreshIfOlderThan(TokenSettings.KEYS_FRESH, now);
        return live(known.keys(), now);
    }

    /** Knows at once what this node itself has changed. */
    List<SigningKey> reread() {
        known = new Known(stored(), clock.instant());
        return live(known.keys(), clock.instant());
    }

    /** When no token of this key is taken any more; empty while it has no successor. */
    Optional<Instant> endOf(SigningKey key, List<SigningKey> keys) {
        return keys.stream()
                .filter(it -> it.generation() == key.generation() + 1)
                .findFirst()
                .map(next -> next.signsFrom().plus(settings.outlives()));
    }

    static SigningKey signing(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(it -> !it.signsFrom().isAfter(now))
                .findFirst()
                // A node whose clock is behind the one that made the first key.
                .orElseGet(keys::getLast);
    }

    private Optional<SigningKey> find(String id, Instant now) {
        return live(known.keys(), now).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** A key whose time is over is none, though its row may wait for the job that deletes it. */
    private List<SigningKey> live(List<SigningKey> keys, Instant now) {
        return keys.stream().filter(it -> endOf(it, keys).map(now::isBefore).orElse(true)).toList();
    }

    /** One thread asks, the others go on with what is known. */
    private void refreshIfOlderThan(Duration age, Instant now) {
        if (isYounger(age, now) || !asking.tryLock()) {
            return;
        }
        try {
            if (!isYounger(age, now)) {
                known = new Known(read(), now);
            }
        } finally {
            asking.unlock();
        }
    }

    /** A clock that was put back makes nothing young. */
    private boolean isYounger(Duration age, Instant now) {
        return Duration.between(known.askedAt(), now).abs().compareTo(age) < 0;
    }

    /**
     * A table that somebody emptied leaves nobody without a key: the next start makes a new one.
     */
    private List<SigningKey> stored() {
        var keys = table.all();
        return keys.isEmpty() ? known.keys() : keys;
    }

    private List<SigningKey> read() {
        try {
            return stored();
        } catch (DataAccessException e) {
            LOG.warn("The signing keys could not be read; the known ones are used", e);
            return known.keys();
        }
    }
}

package dev.cartwright.tokens;

import dev.cartwright.platform.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Gives the shop its next key in time, and forgets those that no token needs any more. */
@Service
class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final SigningKeyTable table;
    private final Keyring keyring;
    private final TokenSettings settings;
    private final Clock clock;

    KeyRotation(SigningKeyTable table, Keyring keyring, TokenSettings settings, Clock clock) {
        this.table = table;
        this.keyring = keyring;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the job does: the next key begins to sign when the last one has for long enough. */
    void rotateIfDue() {
        var now = clock.instant();
        var signsLongEnough = now.minus(settings.rotateEvery()).plus(settings.publishAhead());
        next(now, signsLongEnough);
        table.deleteSucceeded(now.minus(settings.outlives()));
    }

    /** Publishes the next key now; false where one is published already and waits to sign. */
    boolean rotateNow() {
        var now = clock.instant();
        return next(now, now);
    }

    List<SigningKey> keys() {
        return keyring.reread();
    }

    private boolean next(Instant now, Instant newestSignsUntil) {
        var signsFrom = now.plus(settings.publishAhead());
        var pair = SigningKey.generate();
        var made = table.next(pair, now, signsFrom, newestSignsUntil);
        if (made) {
            keyring.reread();
            LOG.info(
                    "{} has made signing key {}, which signs from {} on",
                    Actor.current().label(),
                    pair.getKeyID(),
                    signsFrom);
        }
        return made;
    }
}

package dev.cartwright.sessions;

import dev.cartwright.platform.Client;
import dev.cartwright.platform.ServerKey;
import dev.cartwright.platform.Sha256;
import dev.cartwright.sessions.Renewal.Closed;
import dev.cartwright.sessions.Renewal.Late;
import dev.cartwright.sessions.Renewal.Renewed;
import dev.cartwright.sessions.Renewal.Reused;
import dev.cartwright.sessions.Renewal.Why;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Exchanges a refresh token for its successor, and knows a stolen one when it comes back.
 *
 * <p>Rotation with reuse detection as in RFC 9700, section 4.14. The successor is computed from the
 * token that is presented, so whoever presents it again within the grace gets the same one: an
 * answer that was lost, or a second tab, signs nobody out.
 */
@Component
class Rotation {

    private final SessionTable table;
    private final SessionSettings settings;
    private final ServerKey key;
    private final Clock clock;

    Rotation(SessionTable table, SessionSettings settings, ServerKey key, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.key = key;
        this.clock = clock;
    }

    Renewal renew(Family family, String token, @Nullable Integer epoch) {
        var closed = closed(family, epoch);
        if (closed != null) {
            return new Closed(closed);
        }
        var late = late(family);
        if (late != null) {
            table.end(family.user(), family.id(), End.TOKEN_REUSED, clock.instant());
            return new Reused(late);
        }
        return successor(family, token);
    }

    private @Nullable Why closed(Family family, @Nullable Integer epoch) {
        if (family.ended()) {
            return Why.ENDED;
        }
        if (!family.expiresAt().isAfter(clock.instant())) {
            return Why.EXPIRED;
        }
        if (epoch == null) {
            return Why.ACCOUNT_CLOSED;
        }
        return family.epoch() == epoch ? null : Why.EPOCH_CHANGED;
    }

    private @Nullable Late late(Family family) {
        var older = family.generation() - family.presented();
        if (older > 1) {
            return Late.GRANDPARENT;
        }
        var graceEnds = family.rotatedAt().plus(settings.grace());
        return older == 1 && clock.instant().isAfter(graceEnds) ? Late.PARENT : null;
    }

    private Renewed successor(Family family, String token) {
        var successor =
                key.token(
                        "refresh-successor", family.id() + ":" + family.presented() + ":" + token);
        var anew = family.presented() == family.generation();
        if (anew) {
            var now = clock.instant();
            table.rotate(
                    family,
                    Sha256.of(successor),
                    Client.current().network(),
                    now,
                    settings.until(family.startedAt(), now));
        }
        return new Renewed(successor, anew);
    }
}

package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.SessionTable.End;
import dev.cartwright.identity.SessionTable.Family;
import dev.cartwright.identity.Sessions.Opened;
import dev.cartwright.identity.User.Status;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.ServerKey;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exchanges a refresh token for its successor, and knows a stolen one when it comes back.
 *
 * <p>Rotation with reuse detection as in RFC 9700, section 4.14. The successor is computed from the
 * token that is presented, so whoever presents it again within the grace gets the same one: an
 * answer that was lost, or a second tab, signs nobody out.
 */
@Component
class Refreshing {

    private final SessionTable table;
    private final Sessions sessions;
    private final UserTable users;
    private final Journal journal;
    private final Letters letters;
    private final ServerKey key;
    private final Clock clock;

    Refreshing(
            SessionTable table,
            Sessions sessions,
            UserTable users,
            Journal journal,
            Letters letters,
            ServerKey key,
            Clock clock) {
        this.table = table;
        this.sessions = sessions;
        this.users = users;
        this.journal = journal;
        this.letters = letters;
        this.key = key;
        this.clock = clock;
    }

    /** Returns nothing where the token opens nothing; why not is for the log alone. */
    @Transactional
    public Optional<Opened> refresh(String token) {
        var family = table.lock(Link.hash(token)).orElse(null);
        if (family == null) {
            journal.refused(Kind.REFRESHED, Reason.TOKEN_UNKNOWN);
            return Optional.empty();
        }
        var user = users.find(family.user()).orElseThrow();
        var closed = closed(family, user);
        if (closed != null) {
            journal.refused(Kind.REFRESHED, closed, user, family.id());
            return Optional.empty();
        }
        var reused = reused(family);
        if (reused != null) {
            table.end(user.id(), family.id(), End.TOKEN_REUSED, clock.instant());
            journal.refused(Kind.TOKEN_REUSED, reused, user, family.id());
            letters.signedOutForSafety(user, family.id(), family.agent());
            return Optional.empty();
        }
        return Optional.of(new Opened(user, family.id(), successor(family, user, token)));
    }

    private @Nullable Reason closed(Family family, User user) {
        if (family.ended()) {
            return Reason.SESSION_ENDED;
        }
        if (!family.expiresAt().isAfter(clock.instant())) {
            return Reason.TOKEN_EXPIRED;
        }
        if (!user.is(Status.ACTIVE)) {
            return Reason.ACCOUNT_DISABLED;
        }
        return family.epoch() == user.epoch() ? null : Reason.EPOCH_CHANGED;
    }

    private @Nullable Reason reused(Family family) {
        var older = family.generation() - family.presented();
        if (older > 1) {
            return Reason.GRANDPARENT_REUSED;
        }
        var graceEnds = sessions.graceEnds(family.rotatedAt());
        return older == 1 && clock.instant().isAfter(graceEnds) ? Reason.PARENT_REUSED_LATE : null;
    }

    private String successor(Family family, User user, String token) {
        var successor =
                key.token(
                        "refresh-successor", family.id() + ":" + family.presented() + ":" + token);
        if (family.presented() == family.generation()) {
            var now = clock.instant();
            table.rotate(
                    family,
                    Link.hash(successor),
                    Client.current().network(),
                    now,
                    sessions.until(family.startedAt(), now));
            journal.succeeded(Kind.REFRESHED, user, family.id());
        }
        return successor;
    }
}

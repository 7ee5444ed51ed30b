package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.SignedIn.Opened;
import dev.cartwright.identity.User.Status;
import dev.cartwright.platform.RandomToken;
import dev.cartwright.sessions.Family;
import dev.cartwright.sessions.Renewal.Closed;
import dev.cartwright.sessions.Renewal.Late;
import dev.cartwright.sessions.Renewal.Renewed;
import dev.cartwright.sessions.Renewal.Reused;
import dev.cartwright.sessions.Renewal.Why;
import dev.cartwright.sessions.Sessions;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a device signed in, and tells the owner where a stolen refresh token comes back. */
@Component
class Refreshing {

    private final Sessions sessions;
    private final UserTable users;
    private final Journal journal;
    private final Letters letters;

    Refreshing(Sessions sessions, UserTable users, Journal journal, Letters letters) {
        this.sessions = sessions;
        this.users = users;
        this.journal = journal;
        this.letters = letters;
    }

    /** Returns nothing where the token opens nothing; why not is for the log alone. */
    @Transactional
    public Optional<Opened> refresh(String token) {
        if (!RandomToken.isOne(token)) {
            // Never was one of ours: a row would only let strangers fill the log.
            return Optional.empty();
        }
        var family = sessions.lock(token).orElse(null);
        if (family == null) {
            journal.refused(Kind.REFRESHED, Reason.TOKEN_UNKNOWN);
            return Optional.empty();
        }
        var user = users.find(family.user()).orElseThrow();
        var epoch = user.is(Status.ACTIVE) ? user.epoch() : null;
        return switch (sessions.renew(family, token, epoch)) {
            case Renewed(var successor, var anew) -> {
                if (anew) {
                    journal.succeeded(Kind.REFRESHED, user, family.id());
                }
                yield Optional.of(new Opened(user, family.id(), successor));
            }
            case Closed(var why) -> {
                journal.refused(Kind.REFRESHED, reason(why), user, family.id());
                yield Optional.empty();
            }
            case Reused(var late) -> {
                reused(late, user, family);
                yield Optional.empty();
            }
        };
    }

    private void reused(Late late, User user, Family family) {
        journal.refused(Kind.TOKEN_REUSED, reason(late), user, family.id());
        letters.signedOutForSafety(user, family.id(), family.agent());
    }

    private static Reason reason(Why why) {
        return switch (why) {
            case ENDED -> Reason.SESSION_ENDED;
            case EXPIRED -> Reason.TOKEN_EXPIRED;
            case ACCOUNT_CLOSED -> Reason.ACCOUNT_DISABLED;
            case EPOCH_CHANGED -> Reason.EPOCH_CHANGED;
        };
    }

    private static Reason reason(Late late) {
        return switch (late) {
            case PARENT -> Reason.PARENT_REUSED_LATE;
            case GRANDPARENT -> Reason.GRANDPARENT_REUSED;
        };
    }
}

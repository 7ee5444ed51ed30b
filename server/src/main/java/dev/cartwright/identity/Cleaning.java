package dev.cartwright.identity;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets what opens nothing any more. */
@Component
class Cleaning {

    /** What is over is kept so long, so that an old token is still known to be a stolen one. */
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final int AT_ONCE = 1000;

    private final SessionTable sessions;
    private final UserTable users;
    private final Links links;
    private final Attempts attempts;
    private final IdentitySettings settings;
    private final Clock clock;

    Cleaning(
            SessionTable sessions,
            UserTable users,
            Links links,
            Attempts attempts,
            IdentitySettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.links = links;
        this.attempts = attempts;
        this.settings = settings;
        this.clock = clock;
    }

    void forget() {
        var now = clock.instant();
        int forgotten;
        do {
            forgotten = sessions.forget(now.minus(KNOWN_FOR), AT_ONCE);
        } while (forgotten == AT_ONCE);
        sessions.forgetTokens(now.minus(KNOWN_FOR));
        links.forgetExpired();
        attempts.forgetOld();
        users.forgetPending(now.minus(settings.pendingFor()));
    }
}

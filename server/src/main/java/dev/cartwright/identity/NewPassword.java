package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.identity.SessionTable.End;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Sets a password anew: whoever was signed in with the old one is not any more. */
@Component
class NewPassword {

    private final UserTable users;
    private final SessionTable sessions;
    private final Links links;
    private final Letters letters;
    private final Journal journal;
    private final Clock clock;

    NewPassword(
            UserTable users,
            SessionTable sessions,
            Links links,
            Letters letters,
            Journal journal,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.links = links;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /** Of a locked account, in the caller's transaction; its sessions and links end with it. */
    void set(User user, String hash, Kind how) {
        users.setPassword(user.id(), hash);
        sessions.endAll(user.id(), null, End.PASSWORD_CHANGED, clock.instant());
        links.forget(user);
        letters.passwordChanged(user, Link.make().id());
        journal.succeeded(how, user);
    }
}

package dev.cartwright.identity;

import dev.cartwright.attempts.TriedAccounts;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.sessions.Sessions;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is known of the owners of accounts whose passwords are tried. */
@Component
class Owners implements TriedAccounts {

    /** Has no sessions. Looked for like anybody, so that the time tells of no account. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final UserTable users;
    private final Sessions sessions;
    private final Letters letters;

    Owners(UserTable users, Sessions sessions, Letters letters) {
        this.users = users;
        this.sessions = sessions;
        this.letters = letters;
    }

    @Override
    public boolean isKnown(EmailAddress email, String network, Instant since) {
        var user = users.find(email).map(User::id).orElse(NOBODY);
        return sessions.isKnown(user, network, since);
    }

    @Override
    public void tellSlowed(EmailAddress email) {
        letters.signInSlowed(email);
    }
}

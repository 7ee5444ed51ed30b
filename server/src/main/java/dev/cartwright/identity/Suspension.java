package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.identity.User.Status;
import dev.cartwright.links.Links;
import dev.cartwright.sessions.End;
import dev.cartwright.sessions.Sessions;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the staff close an account, and open it again. */
@Component
class Suspension {

    private final UserTable users;
    private final Sessions sessions;
    private final Links links;
    private final Journal journal;

    Suspension(UserTable users, Sessions sessions, Links links, Journal journal) {
        this.users = users;
        this.sessions = sessions;
        this.links = links;
        this.journal = journal;
    }

    /** Ends all sessions with it; a second time changes nothing. */
    @Transactional
    public User disable(UUID id) {
        var user = verified(id);
        if (user.is(Status.ACTIVE)) {
            users.setStatus(id, Status.DISABLED);
            sessions.endAll(id, null, End.DISABLED);
            links.forget(user.id());
            journal.succeeded(Kind.DISABLED, user);
        }
        return users.lock(id);
    }

    @Transactional
    public User enable(UUID id) {
        var user = verified(id);
        if (user.is(Status.DISABLED)) {
            users.setStatus(id, Status.ACTIVE);
            journal.succeeded(Kind.ENABLED, user);
        }
        return users.lock(id);
    }

    private User verified(UUID id) {
        return users.find(id)
                .map(_ -> users.lock(id))
                .filter(user -> user.is(Status.ACTIVE) || user.is(Status.DISABLED))
                .orElseThrow(IdentityProblem::unknownUser);
    }
}

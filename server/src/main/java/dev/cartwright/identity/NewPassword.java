package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.links.Link;
import dev.cartwright.links.Links;
import dev.cartwright.sessions.End;
import dev.cartwright.sessions.Sessions;
import org.springframework.stereotype.Component;

/** Sets a password anew: whoever was signed in with the old one is not any more. */
@Component
class NewPassword {

    private final UserTable users;
    private final Sessions sessions;
    private final Links links;
    private final Letters letters;
    private final Journal journal;

    NewPassword(UserTable users, Sessions sessions, Links links, Letters letters, Journal journal) {
        this.users = users;
        this.sessions = sessions;
        this.links = links;
        this.letters = letters;
        this.journal = journal;
    }

    /** Of a locked account, in the caller's transaction; its sessions and links end with it. */
    void set(User user, String hash, Kind how) {
        users.setPassword(user.id(), hash);
        sessions.endAll(user.id(), null, End.PASSWORD_CHANGED);
        links.forget(user.id());
        letters.passwordChanged(user, Link.make().id());
        journal.succeeded(how, user);
    }
}

package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.links.Links;
import dev.cartwright.passwords.Passwords;
import dev.cartwright.sessions.End;
import dev.cartwright.sessions.Sessions;
import org.springframework.stereotype.Component;

/** Sets a password anew: whoever was signed in with the old one is not any more. */
@Component
class NewPassword {

    private final Passwords passwords;
    private final Profiles profiles;
    private final UserTable users;
    private final Sessions sessions;
    private final Links links;
    private final Letters letters;
    private final Journal journal;

    NewPassword(
            Passwords passwords,
            Profiles profiles,
            UserTable users,
            Sessions sessions,
            Links links,
            Letters letters,
            Journal journal) {
        this.passwords = passwords;
        this.profiles = profiles;
        this.users = users;
        this.sessions = sessions;
        this.links = links;
        this.letters = letters;
        this.journal = journal;
    }

    /** Throws {@link InvalidField} where others would guess it. */
    void check(String field, String wanted, User user) {
        passwords.check(field, wanted, profiles.personal(user));
    }

    String hash(String wanted) {
        return passwords.hash(wanted);
    }

    /** Of a locked account, in the caller's transaction; its sessions and links end with it. */
    void set(User user, String hash, Kind how) {
        users.setPassword(user.id(), hash);
        sessions.endAll(user.id(), null, End.PASSWORD_CHANGED);
        links.forget(user.id());
        letters.passwordChanged(user);
        journal.succeeded(how, user);
    }
}

package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.User.Asked;
import dev.cartwright.identity.User.Status;
import dev.cartwright.passwords.Passwords;
import dev.cartwright.platform.Client;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes accounts. Until the address is verified nobody is signed in, and the account is nobody's:
 * where an address is registered again with another password meanwhile, neither password will do,
 * and its owner sets one by mail. So nobody gets in by having registered another's address first.
 */
@Component
class Registration {

    /**
     * How often others may come between. While an account waits its password changes twice: there
     * is one, and another one, after which it has none for good. So the third look finds it as it
     * was, unless it was verified meanwhile, and its owner sets one password after the other.
     */
    private static final int LOOKS = 3;

    private final Passwords passwords;
    private final UserTable users;
    private final RegistrationTable waiting;
    private final RegistrationMail mail;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registration(
            Passwords passwords,
            UserTable users,
            RegistrationTable waiting,
            RegistrationMail mail,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.passwords = passwords;
        this.users = users;
        this.waiting = waiting;
        this.mail = mail;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Registers somebody, or tells the owner of the address by mail that somebody tried: whoever
     * asks sees no difference, nor can they measure one, for the same work is done.
     *
     * @param wanted pending, and without a password
     * @throws dev.cartwright.kernel.InvalidField where the password is too weak
     */
    void register(User wanted, String password) {
        passwords.check("password", password, List.of(wanted.email().value(), wanted.name()));
        var hash = passwords.hash(password);
        var user = wanted.with(hash, new Asked(clock.instant(), Client.current().network()));
        for (var look = 0; look < LOOKS; look++) {
            var before = users.find(wanted.email()).map(User::passwordHash).orElse(null);
            var same = passwords.matches(password, before);
            var done = transaction.execute(_ -> register(user, before, same));
            if (done) {
                return;
            }
            // Another registration came between: its password must be compared, too.
        }
        // By now the account is that of who reads its mail, who is told of changes to it anyway.
    }

    private boolean register(User wanted, @Nullable String before, boolean same) {
        if (waiting.add(wanted)) {
            mail.verify(wanted);
            journal.succeeded(Kind.REGISTERED, wanted);
            return true;
        }
        var user = users.lock(wanted.email()).orElse(null);
        if (user == null || !Objects.equals(user.passwordHash(), before)) {
            return false;
        }
        if (user.is(Status.PENDING)) {
            registerAgain(user, wanted, same);
            journal.succeeded(Kind.REGISTERED, user);
        } else {
            mail.alreadyRegistered(user);
            journal.refused(Kind.REGISTERED, Reason.ADDRESS_TAKEN, user);
        }
        return true;
    }

    /** Where two have registered, neither says what its owner is called. */
    private void registerAgain(User user, User wanted, boolean same) {
        var name = same ? wanted.name() : "";
        var asked = Objects.requireNonNull(wanted.asked());
        waiting.registerAgain(user.id(), name, same ? user.passwordHash() : null, asked);
        mail.verify(users.lock(user.id()));
    }
}

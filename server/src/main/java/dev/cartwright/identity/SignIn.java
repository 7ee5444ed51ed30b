package dev.cartwright.identity;

import dev.cartwright.attempts.Attempts;
import dev.cartwright.attempts.Attempts.Attempt;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.SignedIn.Opened;
import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.passwords.Passwords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the shop for who knows an account's password. Takes the same steps for an address that
 * nobody has, so that neither the answer nor its time tells whether there is an account.
 */
@Component
class SignIn {

    private final Attempts attempts;
    private final UserTable users;
    private final KnownPassword known;
    private final Passwords passwords;
    private final SignedIn signedIn;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SignIn(
            Attempts attempts,
            UserTable users,
            KnownPassword known,
            Passwords passwords,
            SignedIn signedIn,
            Journal journal,
            TransactionTemplate transaction) {
        this.attempts = attempts;
        this.users = users;
        this.known = known;
        this.passwords = passwords;
        this.signedIn = signedIn;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Throws {@link IdentityProblem} for every reason why not; each is in the log. */
    Opened signIn(EmailAddress email, String password) {
        attempts.admit();
        var attempt = attempts.count(email);
        var user = users.find(email).orElse(null);
        var right = known.isOf(user, password);
        if (user == null || !right || !user.is(Status.ACTIVE)) {
            var why = reason(user, right);
            transaction.executeWithoutResult(_ -> refuse(email, user, why, attempt));
            throw problem(why);
        }
        var better = better(user, password);
        return transaction.execute(_ -> {
            attempts.succeeded(attempt);
            if (better != null) {
                users.rehash(user, better);
            }
            return signedIn.begin(user);
        });
    }

    private static Reason reason(@Nullable User user, boolean right) {
        if (user == null) {
            return Reason.UNKNOWN_ACCOUNT;
        }
        if (!right) {
            return Reason.WRONG_PASSWORD;
        }
        return user.is(Status.PENDING) ? Reason.NOT_VERIFIED : Reason.ACCOUNT_DISABLED;
    }

    private void refuse(EmailAddress email, @Nullable User user, Reason why, Attempt attempt) {
        if (user == null) {
            journal.refused(Kind.SIGNED_IN, why, email);
            return;
        }
        journal.refused(Kind.SIGNED_IN, why, user);
        if (why != Reason.WRONG_PASSWORD) {
            attempts.succeeded(attempt);
        }
    }

    /** Only who knows the password hears more than that it is wrong. */
    private static IdentityProblem problem(Reason why) {
        return switch (why) {
            case NOT_VERIFIED -> IdentityProblem.notVerified();
            case ACCOUNT_DISABLED -> IdentityProblem.disabled();
            default -> IdentityProblem.wrongCredentials();
        };
    }

    private @Nullable String better(User user, String password) {
        var hash = user.passwordHash();
        return hash != null && passwords.outdated(hash) ? passwords.hash(password) : null;
    }
}

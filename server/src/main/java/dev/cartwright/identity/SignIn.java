package dev.cartwright.identity;

import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.SignedIn.Opened;
import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.passwords.PasswordProblem;
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
    private final Passwords passwords;
    private final SignedIn signedIn;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SignIn(
            Attempts attempts,
            UserTable users,
            Passwords passwords,
            SignedIn signedIn,
            Journal journal,
            TransactionTemplate transaction) {
        this.attempts = attempts;
        this.users = users;
        this.passwords = passwords;
        this.signedIn = signedIn;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Throws {@link IdentityProblem} for every reason why not; each is in the log. */
    Opened signIn(EmailAddress email, String password) {
        var user = check(email, password, Kind.SIGNED_IN);
        var better = better(user, password);
        return transaction.execute(_ -> {
            attempts.succeeded(email);
            if (better != null) {
                users.rehash(user, better);
            }
            return signedIn.begin(user);
        });
    }

    /**
     * Returns whose password it is.
     *
     * @param asked what the password is to open, for the log
     * @throws IdentityProblem where it is wrong, or the account may not be used
     */
    User check(EmailAddress email, String password, Kind asked) {
        attempts.admit();
        attempts.count(email);
        var user = users.find(email).orElse(null);
        var right = matches(password, user == null ? null : user.passwordHash());
        if (user != null && right && user.is(Status.ACTIVE)) {
            return user;
        }
        var why = reason(user, right);
        transaction.executeWithoutResult(_ -> refuse(asked, email, user, why));
        throw problem(why);
    }

    private boolean matches(String password, @Nullable String hash) {
        try {
            return passwords.matches(password, hash);
        } catch (PasswordProblem e) {
            // Too many passwords are looked at already.
            attempts.hold();
            throw e;
        }
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

    private void refuse(Kind asked, EmailAddress email, @Nullable User user, Reason why) {
        if (user == null) {
            journal.refused(asked, why, email);
            return;
        }
        journal.refused(asked, why, user);
        if (why != Reason.WRONG_PASSWORD) {
            attempts.succeeded(email);
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

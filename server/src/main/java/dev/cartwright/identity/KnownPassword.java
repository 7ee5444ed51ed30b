package dev.cartwright.identity;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passwords.PasswordProblem;
import dev.cartwright.passwords.Passwords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether somebody knows the password of an account. */
@Component
class KnownPassword {

    private final Attempts attempts;
    private final Passwords passwords;
    private final Journal journal;
    private final TransactionTemplate transaction;

    KnownPassword(
            Attempts attempts,
            Passwords passwords,
            Journal journal,
            TransactionTemplate transaction) {
        this.attempts = attempts;
        this.passwords = passwords;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** As slow where there is no such account. */
    boolean isOf(@Nullable User user, String password) {
        try {
            return passwords.matches(password, user == null ? null : user.passwordHash());
        } catch (PasswordProblem e) {
            // Too many passwords are looked at already.
            attempts.hold();
            throw e;
        }
    }

    /**
     * Asks for the password of an account that whoever asks is known to have something to do with:
     * they are told which field is wrong, and nobody takes it for a session that has ended.
     *
     * @param asked what the password is to open, for the log
     * @throws InvalidField where it is wrong, which counts as a try to sign in
     * @throws AttemptProblem where there were too many tries
     */
    void require(User user, String field, String password, Kind asked) {
        attempts.admit();
        var attempt = attempts.count(user.email());
        if (!isOf(user, password)) {
            transaction.executeWithoutResult(
                    _ -> journal.refused(asked, Reason.WRONG_PASSWORD, user));
            throw new InvalidField(field, "is not your password");
        }
        transaction.executeWithoutResult(_ -> attempts.succeeded(attempt));
    }
}

package dev.cartwright.identity;

import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.SignedIn.Opened;
import dev.cartwright.identity.User.Status;
import dev.cartwright.passkeys.PasskeyAnswer;
import dev.cartwright.passkeys.PasskeyProblem;
import dev.cartwright.passkeys.PasskeyRequestOptions;
import dev.cartwright.passkeys.Passkeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the shop for who has a passkey of an account's. */
@Component
class PasskeySignIn {

    private final Attempts attempts;
    private final Passkeys passkeys;
    private final UserTable users;
    private final SignedIn signedIn;
    private final Journal journal;
    private final TransactionTemplate transaction;

    PasskeySignIn(
            Attempts attempts,
            Passkeys passkeys,
            UserTable users,
            SignedIn signedIn,
            Journal journal,
            TransactionTemplate transaction) {
        this.attempts = attempts;
        this.passkeys = passkeys;
        this.users = users;
        this.signedIn = signedIn;
        this.journal = journal;
        this.transaction = transaction;
    }

    PasskeyRequestOptions ask() {
        attempts.admit();
        return passkeys.ask();
    }

    /** Throws a problem for every reason why not; each is in the log. */
    Opened signIn(PasskeyAnswer answer) {
        attempts.admit();
        var user = users.find(passkeys.recognise(answer)).orElse(null);
        if (user == null) {
            // A passkey of who works at the console opens that alone.
            transaction.executeWithoutResult(
                    _ -> journal.refused(Kind.SIGNED_IN, Reason.UNKNOWN_ACCOUNT));
            throw PasskeyProblem.refused();
        }
        if (!user.is(Status.ACTIVE)) {
            transaction.executeWithoutResult(
                    _ -> journal.refused(Kind.SIGNED_IN, Reason.ACCOUNT_DISABLED, user));
            throw IdentityProblem.disabled();
        }
        return transaction.execute(_ -> signedIn.begin(user));
    }
}

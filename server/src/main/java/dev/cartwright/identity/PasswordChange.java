package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.identity.SignedIn.Opened;
import dev.cartwright.kernel.InvalidField;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets who knows a password choose another. */
@Component
class PasswordChange {

    private final KnownPassword known;
    private final UserTable users;
    private final NewPassword password;
    private final SignedIn signedIn;
    private final TransactionTemplate transaction;

    PasswordChange(
            KnownPassword known,
            UserTable users,
            NewPassword password,
            SignedIn signedIn,
            TransactionTemplate transaction) {
        this.known = known;
        this.users = users;
        this.password = password;
        this.signedIn = signedIn;
        this.transaction = transaction;
    }

    /**
     * Changes the password, and signs the device that asks in again.
     *
     * @throws InvalidField where the current one is wrong, which counts as a try to sign in, or the
     *     new one is too weak
     */
    Opened change(User owner, String current, String wanted) {
        password.check("newPassword", wanted, owner);
        known.require(owner, "currentPassword", current, Kind.PASSWORD_CHANGED);
        var hash = password.hash(wanted);
        return transaction.execute(_ -> {
            password.set(users.lockUnchanged(owner), hash, Kind.PASSWORD_CHANGED);
            return signedIn.begin(users.lock(owner.id()));
        });
    }
}

package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.identity.SignedIn.Opened;
import dev.cartwright.passwords.Passwords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets who knows a password choose another. */
@Component
class PasswordChange {

    private final Passwords passwords;
    private final SignIn signIn;
    private final UserTable users;
    private final NewPassword password;
    private final SignedIn signedIn;
    private final TransactionTemplate transaction;

    PasswordChange(
            Passwords passwords,
            SignIn signIn,
            UserTable users,
            NewPassword password,
            SignedIn signedIn,
            TransactionTemplate transaction) {
        this.passwords = passwords;
        this.signIn = signIn;
        this.users = users;
        this.password = password;
        this.signedIn = signedIn;
        this.transaction = transaction;
    }

    /**
     * Changes the password, and signs the device that asks in again.
     *
     * @throws IdentityProblem where the current one is wrong, which counts as a try to sign in
     * @throws dev.cartwright.kernel.InvalidField where the new one is too weak
     */
    Opened change(User owner, String current, String wanted) {
        passwords.check("newPassword", wanted, owner.personal());
        var user = signIn.check(owner.email(), current, Kind.PASSWORD_CHANGED);
        var hash = passwords.hash(wanted);
        return transaction.execute(_ -> {
            var locked = users.lock(user.id());
            if (locked.epoch() != user.epoch()) {
                throw IdentityProblem.wrongCredentials();
            }
            password.set(locked, hash, Kind.PASSWORD_CHANGED);
            return signedIn.begin(users.lock(user.id()));
        });
    }
}

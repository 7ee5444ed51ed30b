package dev.cartwright.identity;

import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.identity.User.Status;
import dev.cartwright.links.LinkProblem;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets in who forgot a password but reads the account's mail. */
@Component
class PasswordReset {

    private final UserTable users;
    private final Links links;
    private final Verification verification;
    private final NewPassword change;
    private final Attempts attempts;
    private final TransactionTemplate transaction;

    PasswordReset(
            UserTable users,
            Links links,
            Verification verification,
            NewPassword change,
            Attempts attempts,
            TransactionTemplate transaction) {
        this.users = users;
        this.links = links;
        this.verification = verification;
        this.change = change;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /**
     * Sets the password of the account that the link is of. Who has read the mail has verified the
     * address, too, but perhaps not registered it: nothing that was said then is kept.
     *
     * @throws LinkProblem where the link does not hold; of two at once one is refused
     * @throws dev.cartwright.kernel.InvalidField where the password is too weak; the link holds on
     */
    void reset(String token, String password) {
        attempts.admit();
        var sent = links.find(Purpose.RESET, token);
        var user = users.find(sent.user()).orElseThrow(LinkProblem::notValid);
        change.check("password", password, user);
        var hash = change.hash(password);
        transaction.executeWithoutResult(_ -> set(token, user.id(), hash));
    }

    private void set(String token, UUID id, String hash) {
        var user = users.lockIfKept(id).orElseThrow(LinkProblem::notValid);
        links.use(Purpose.RESET, token);
        if (user.is(Status.DISABLED) || user.is(Status.ERASED)) {
            throw LinkProblem.notValid();
        }
        var active = user.is(Status.PENDING) ? verification.activate(user, "") : user;
        change.set(active, hash, Kind.PASSWORD_RESET);
        attempts.forget(user.email());
    }
}

package dev.cartwright.identity;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.identity.User.Status;
import dev.cartwright.identity.Verification.Next;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.links.LinkProblem;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks who opens a mail's link for the account's password: they read the mail, but the account may
 * be a stranger's, who has named their address and waits for their click.
 */
@Component
class Confirmation {

    private final Links links;
    private final UserTable users;
    private final KnownPassword known;
    private final Verification verification;

    Confirmation(Links links, UserTable users, KnownPassword known, Verification verification) {
        this.links = links;
        this.users = users;
        this.known = known;
        this.verification = verification;
    }

    /** Returns the account; throws {@link LinkProblem} where the link does not hold. */
    User account(String token) {
        var sent = links.find(Purpose.VERIFICATION, token);
        return users.find(sent.user()).orElseThrow(LinkProblem::notValid);
    }

    /**
     * Takes what the link says.
     *
     * @param password none where the caller has reason not to ask; an account that waits for its
     *     owner to set one has none to compare with
     * @throws InvalidField where it is wrong: the link holds on, and it counts as a try to sign in
     * @throws AttemptProblem where there were too many tries
     * @throws LinkProblem where the link does not hold
     */
    Next confirm(String token, @Nullable String password) {
        var account = account(token);
        if (password != null && account.passwordHash() != null) {
            var asked = account.is(Status.PENDING) ? Kind.VERIFIED : Kind.EMAIL_CHANGED;
            known.require(account, "password", password, asked);
        }
        // Another password than this one has ended the link meanwhile, or is none at all.
        return verification.verify(token);
    }
}

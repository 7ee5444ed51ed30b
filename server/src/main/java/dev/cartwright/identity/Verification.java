package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.customers.Customers;
import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.LinkProblem;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import dev.cartwright.sessions.End;
import dev.cartwright.sessions.Sessions;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Believes that an address is somebody's once they have read a mail there. */
@Component
class Verification {

    private final UserTable users;
    private final Sessions sessions;
    private final Links links;
    private final Customers customers;
    private final Letters letters;
    private final Journal journal;
    private final Clock clock;

    Verification(
            UserTable users,
            Sessions sessions,
            Links links,
            Customers customers,
            Letters letters,
            Journal journal,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.links = links;
        this.customers = customers;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /** What who has opened a link does next. */
    enum Next {
        SIGN_IN,
        /** By a mail that is on its way. */
        SET_PASSWORD
    }

    /**
     * Takes what a mail's link says: that a new account's address is its owner's, or that a new
     * address is. Throws {@link LinkProblem} where the link does not hold.
     */
    @Transactional
    public Next verify(String token) {
        var sent = links.find(Purpose.VERIFICATION, token);
        var user = users.lockIfKept(sent.user()).orElseThrow(LinkProblem::notValid);
        links.use(Purpose.VERIFICATION, token);
        if (user.is(Status.PENDING)) {
            return verify(user);
        }
        if (!user.is(Status.ACTIVE)) {
            throw LinkProblem.notValid();
        }
        move(user, sent.email());
        return Next.SIGN_IN;
    }

    private Next verify(User user) {
        var active = activate(user, user.name());
        if (active.passwordHash() != null) {
            return Next.SIGN_IN;
        }
        letters.resetPassword(active, links.give(Purpose.RESET, user.id(), user.email()));
        return Next.SET_PASSWORD;
    }

    /**
     * Makes a locked account a person's: the one who bought with this address, if there is one.
     *
     * @param name of somebody who is new
     */
    User activate(User user, String name) {
        var customer = customers.findOrMake(user.email(), name);
        users.verify(user.id(), customer, clock.instant());
        var active = users.lock(user.id());
        journal.succeeded(Kind.VERIFIED, active);
        return active;
    }

    private void move(User user, EmailAddress to) {
        users.forgetPending(to).ifPresent(links::forget);
        if (user.customer() == null || !takes(user, to)) {
            throw LinkProblem.notValid();
        }
        customers.changeEmail(user.customer(), to);
        sessions.endAll(user.id(), null, End.EMAIL_CHANGED);
        links.forget(user.id());
        letters.emailChanged(user, to);
        journal.succeeded(Kind.EMAIL_CHANGED, user);
    }

    /** False where somebody has the address, or takes it at this instant and was quicker. */
    private boolean takes(User user, EmailAddress to) {
        try {
            return users.setEmail(user.id(), to);
        } catch (DuplicateKeyException e) {
            // PostgreSQL does nothing more in this transaction, and the caller's refusal ends it.
            return false;
        }
    }
}

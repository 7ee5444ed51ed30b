package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.User.Status;
import dev.cartwright.platform.RandomToken;
import dev.cartwright.sessions.Device;
import dev.cartwright.sessions.End;
import dev.cartwright.sessions.Sessions;
import dev.cartwright.tokens.Bearer;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is signed in, and on which devices. */
@Component
class SignedIn {

    private final Sessions sessions;
    private final UserTable users;
    private final Journal journal;

    SignedIn(Sessions sessions, UserTable users, Journal journal) {
        this.sessions = sessions;
        this.users = users;
        this.journal = journal;
    }

    /**
     * A session as it was just begun or continued.
     *
     * @param refreshToken is nowhere but here
     */
    record Opened(User user, UUID session, String refreshToken) {}

    /**
     * Signs a device in, in the caller's transaction.
     *
     * @throws IdentityProblem where the account is not any more what the password was compared with
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Opened begin(User user) {
        if (!users.stays(user)) {
            throw IdentityProblem.wrongCredentials();
        }
        var begun = sessions.begin(user.id(), user.epoch());
        journal.succeeded(Kind.SIGNED_IN, user, begun.session());
        return new Opened(user, begun.session(), begun.refreshToken());
    }

    /**
     * Returns whose session it is, as long as it is open: an access token lives on for minutes
     * after its session, and an account is too much to be changed with it.
     */
    @Transactional(readOnly = true)
    public User owner(Bearer bearer) {
        return users.find(bearer.user())
                .filter(user -> user.is(Status.ACTIVE))
                .filter(user ->
                        devices(user).stream()
                                .anyMatch(device -> device.id().equals(bearer.session())))
                .orElseThrow(IdentityProblem::sessionEnded);
    }

    List<Device> devices(User user) {
        return sessions.open(user.id(), user.epoch());
    }

    /** Signs one of somebody's devices out; throws {@link IdentityProblem} for another's. */
    @Transactional
    public void revoke(User user, UUID session) {
        if (!sessions.end(user.id(), session, End.REVOKED)) {
            throw IdentityProblem.unknownSession();
        }
        journal.succeeded(Kind.SESSION_REVOKED, user, session);
    }

    /** Signs all of somebody's devices out but the one that asks. */
    @Transactional
    public void revokeOthers(User user, UUID current) {
        if (sessions.endAll(user.id(), current, End.REVOKED) > 0) {
            journal.succeeded(Kind.SESSION_REVOKED, user);
        }
    }

    /** The device goes; it need not know whether it was signed in at all. */
    @Transactional
    public void signOut(Bearer bearer) {
        signOut(bearer.user(), bearer.session());
    }

    /** As the other, by a refresh token, even by an old one. */
    @Transactional
    public void signOut(String refreshToken) {
        if (!RandomToken.isOne(refreshToken)) {
            return;
        }
        sessions.lock(refreshToken)
                .ifPresentOrElse(
                        session -> signOut(session.user(), session.id()),
                        () -> journal.refused(Kind.SIGNED_OUT, Reason.TOKEN_UNKNOWN));
    }

    private void signOut(UUID user, UUID session) {
        if (sessions.end(user, session, End.SIGNED_OUT)) {
            users.find(user).ifPresent(it -> journal.succeeded(Kind.SIGNED_OUT, it, session));
        }
    }
}

package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.SessionTable.Device;
import dev.cartwright.identity.SessionTable.End;
import dev.cartwright.identity.schema.tables.records.SessionsRecord;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Ids;
import dev.cartwright.tokens.Bearer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The devices on which people are signed in. */
@Component
class Sessions {

    private final SessionTable sessions;
    private final UserTable users;
    private final Journal journal;
    private final IdentitySettings settings;
    private final Ids ids;
    private final Clock clock;

    Sessions(
            SessionTable sessions,
            UserTable users,
            Journal journal,
            IdentitySettings settings,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.journal = journal;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
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
        var now = clock.instant();
        var token = Link.make();
        var session = new SessionsRecord();
        session.setSessionId(ids.next());
        session.setUserId(user.id());
        session.setEpoch(user.epoch());
        session.setGeneration(0);
        session.setNetwork(Client.current().network());
        session.setAgent(Client.current().agent());
        session.setStartedAt(now);
        session.setLastUsedAt(now);
        session.setExpiresAt(until(now, now));
        sessions.begin(session, token.hash());
        journal.succeeded(Kind.SIGNED_IN, user, session.getSessionId());
        return new Opened(user, session.getSessionId(), token.token());
    }

    /** Returns when a session ends that began then and is used now, unless it is used again. */
    Instant until(Instant started, Instant now) {
        var idle = now.plus(settings.sessionIdleFor());
        var longest = started.plus(settings.sessionFor());
        return idle.isBefore(longest) ? idle : longest;
    }

    /** Returns until when the token before the newest gets the same answer again. */
    Instant graceEnds(Instant rotated) {
        return rotated.plus(settings.grace());
    }

    /**
     * Returns whose session it is, as long as it is open: an access token lives on for minutes
     * after its session, and an account is too much to be changed with it.
     */
    @Transactional(readOnly = true)
    public User owner(Bearer bearer) {
        return devices(bearer).stream()
                .filter(device -> device.id().equals(bearer.session()))
                .findAny()
                .flatMap(_ -> users.find(bearer.user()))
                .orElseThrow(IdentityProblem::sessionEnded);
    }

    @Transactional(readOnly = true)
    public List<Device> devices(Bearer bearer) {
        return sessions.open(bearer.user(), clock.instant());
    }

    /** Signs one of somebody's devices out; throws {@link IdentityProblem} for another's. */
    @Transactional
    public void revoke(User user, UUID session) {
        if (!sessions.end(user.id(), session, End.REVOKED, clock.instant())) {
            throw IdentityProblem.unknownSession();
        }
        journal.succeeded(Kind.SESSION_REVOKED, user, session);
    }

    /** Signs all of somebody's devices out but the one that asks. */
    @Transactional
    public void revokeOthers(User user, UUID current) {
        if (sessions.endAll(user.id(), current, End.REVOKED, clock.instant()) > 0) {
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
        sessions.lock(Link.hash(refreshToken))
                .ifPresentOrElse(
                        session -> signOut(session.user(), session.id()),
                        () -> journal.refused(Kind.SIGNED_OUT, Reason.TOKEN_UNKNOWN));
    }

    private void signOut(UUID user, UUID session) {
        if (sessions.end(user, session, End.SIGNED_OUT, clock.instant())) {
            users.find(user).ifPresent(it -> journal.succeeded(Kind.SIGNED_OUT, it, session));
        }
    }
}

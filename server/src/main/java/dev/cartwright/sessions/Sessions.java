package dev.cartwright.sessions;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import dev.cartwright.platform.Client;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.RandomToken;
import dev.cartwright.platform.Sha256;
import dev.cartwright.sessions.schema.tables.records.SessionsRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door. What ends or begins here does so in the caller's transaction, with whatever is
 * the reason.
 */
@Service
public class Sessions {

    private final SessionTable table;
    private final Rotation rotation;
    private final SessionSettings settings;
    private final Ids ids;
    private final Clock clock;

    Sessions(
            SessionTable table, Rotation rotation, SessionSettings settings, Ids ids, Clock clock) {
        this.table = table;
        this.rotation = rotation;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A session that was just begun.
     *
     * @param refreshToken is nowhere but here
     */
    public record Begun(UUID session, String refreshToken) {}

    /**
     * Signs the device that asks in.
     *
     * @param epoch the account's, which the caller keeps as it is until the transaction ends
     */
    @Transactional(propagation = MANDATORY)
    public Begun begin(UUID user, int epoch) {
        var now = clock.instant();
        var token = RandomToken.make();
        var session = new SessionsRecord();
        session.setSessionId(ids.next());
        session.setUserId(user);
        session.setEpoch(epoch);
        session.setGeneration(0);
        session.setNetwork(Client.current().network());
        session.setAgent(Client.current().agent());
        session.setStartedAt(now);
        session.setLastUsedAt(now);
        session.setExpiresAt(settings.until(now, now));
        table.begin(session, Sha256.of(token));
        return new Begun(session.getSessionId(), token);
    }

    /** Locks the session of a refresh token, however old; empty where the token is none. */
    @Transactional(propagation = MANDATORY)
    public Optional<Family> lock(String refreshToken) {
        return table.lock(Sha256.of(refreshToken));
    }

    /**
     * Exchanges the refresh token by which a locked session was found for its successor.
     *
     * @param epoch the account's; none where the account is closed
     */
    @Transactional(propagation = MANDATORY)
    public Renewal renew(Family family, String refreshToken, @Nullable Integer epoch) {
        return rotation.renew(family, refreshToken, epoch);
    }

    /**
     * Returns the devices that are signed in, the one used last first.
     *
     * @param epoch the account's: a session of an earlier one opens nothing
     */
    public List<Device> open(UUID user, int epoch) {
        return table.open(user, epoch, clock.instant());
    }

    /** Returns whether the account was used from the network since, on whichever device. */
    public boolean isKnown(UUID user, String network, Instant since) {
        return table.isKnown(user, network, since);
    }

    /** Ends one session of the account's; false where there is none that is still open. */
    @Transactional(propagation = MANDATORY)
    public boolean end(UUID user, UUID session, End reason) {
        return table.end(user, session, reason, clock.instant());
    }

    /** Ends all sessions of the account's, perhaps but one; returns how many. */
    @Transactional(propagation = MANDATORY)
    public int endAll(UUID user, @Nullable UUID but, End reason) {
        return table.endAll(user, but, reason, clock.instant());
    }

    /** Returns all that are still known, for their owner to see. */
    public List<Map<String, Object>> all(UUID user) {
        return table.all(user);
    }

    /** Wipes where and with what somebody was signed in; returns how many sessions that were. */
    @Transactional(propagation = MANDATORY)
    public int wipe(UUID user) {
        return table.wipe(user);
    }
}

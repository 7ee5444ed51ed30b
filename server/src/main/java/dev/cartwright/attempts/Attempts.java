package dev.cartwright.attempts;

import dev.cartwright.attempts.AttemptTable.Counted;
import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.RateLimit;
import dev.cartwright.platform.ServerKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The front door. Slows down who guesses passwords, and locks nobody out: the owner goes on from
 * where they have signed in before, devices stay signed in, and a new password can be set by mail
 * at any time.
 */
@Service
public class Attempts {

    /** One network has so many free tries at an account; all unknown ones have this times more. */
    private static final int FROM_ELSEWHERE = 4;

    private static final int MOST_HELD = 1000;

    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final AttemptTable attempts;
    private final TriedAccounts accounts;
    private final AuthLog log;
    private final ServerKey key;
    private final AttemptSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RateLimit networks;
    private final Semaphore held = new Semaphore(MOST_HELD);

    Attempts(
            AttemptTable attempts,
            TriedAccounts accounts,
            AuthLog log,
            ServerKey key,
            AttemptSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.log = log;
        this.key = key;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
        this.networks = new RateLimit(clock, settings.perMinute(), Duration.ofMinutes(1));
    }

    /**
     * A try that was counted.
     *
     * @param here the key of its network's count
     * @param elsewhere that of all unknown networks, where it is from one
     */
    public record Attempt(String here, @Nullable String elsewhere) {}

    /** Throws {@link AttemptProblem} where one network asks for more than people do. */
    public void admit() {
        var seconds = settings.limited() ? networks.secondsToWait(Client.current().network()) : 0;
        if (seconds > 0) {
            hold();
            throw AttemptProblem.tooMany(seconds);
        }
    }

    /**
     * Counts a try as failed before anybody looks at the password, so that many at once are as many
     * as one after the other.
     *
     * @return what was counted
     * @throws AttemptProblem where it comes too early; it is logged, and does not count
     */
    public Attempt count(EmailAddress email) {
        var counts = transaction.execute(_ -> countEverywhere(email));
        requireInTime(counts.getLast());
        return new Attempt(fromHere(email), counts.size() == 1 ? null : fromAnywhere(email));
    }

    /**
     * As {@link #count(EmailAddress)}, at another door than the customers'.
     *
     * @param door keeps the counts of one door apart from those of others
     * @param who tries, or whose code is tried
     * @param isKnown whether they were let in from this network before: no guesser is
     * @param early what the log says of a try that comes too early
     */
    public Attempt count(String door, String who, boolean isKnown, AuthEvent early) {
        var here = here(door, who);
        var elsewhere = isKnown ? null : key.token(door, who);
        var counts =
                transaction.execute(_ -> {
                    var counted = new ArrayList<>(List.of(count(here, settings.free())));
                    if (elsewhere != null && !counted.getLast().tooEarly()) {
                        counted.add(count(elsewhere, settings.free() * FROM_ELSEWHERE));
                    }
                    if (counted.getLast().tooEarly()) {
                        log.write(early);
                    }
                    return counted;
                });
        requireInTime(counts.getLast());
        return new Attempt(here, elsewhere);
    }

    private void requireInTime(Counted counted) {
        if (counted.tooEarly()) {
            hold();
            var pause = Duration.between(clock.instant(), counted.nextAt());
            throw AttemptProblem.tooMany(Math.max(1, Math.ceilDiv(pause.toMillis(), 1000)));
        }
    }

    /** Lets who asks too much wait, as long as not too many do; never with a connection in hand. */
    public void hold() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Nobody waits within a transaction");
        }
        if (!held.tryAcquire()) {
            return;
        }
        try {
            Thread.sleep(settings.holdFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.release();
        }
    }

    /** Returns the count of this network, then that of all unknown ones where it was asked. */
    private List<Counted> countEverywhere(EmailAddress email) {
        var here = count(fromHere(email), settings.free());
        if (here.tooEarly()) {
            refused(Kind.SIGNED_IN, email);
            return List.of(here);
        }
        if (here.failures() == settings.free() + 1) {
            refused(Kind.SLOWED, email);
        }
        return isKnown(email) ? List.of(here) : List.of(here, countFromElsewhere(email));
    }

    private Counted countFromElsewhere(EmailAddress email) {
        var free = settings.free() * FROM_ELSEWHERE;
        var all = count(fromAnywhere(email), free);
        if (all.tooEarly()) {
            refused(Kind.SIGNED_IN, email);
        } else if (all.failures() == free + 1) {
            refused(Kind.LOCKED, email);
            accounts.tellSlowed(email);
        }
        return all;
    }

    private Counted count(String key, int free) {
        var now = clock.instant();
        var forgotten = now.minus(settings.forgottenAfter());
        return attempts.count(key, now, forgotten, free, settings.longestPause());
    }

    private boolean isKnown(EmailAddress email) {
        var since = clock.instant().minus(KNOWN_FOR);
        return accounts.isKnown(email, Client.current().network(), since);
    }

    private void refused(Kind kind, EmailAddress email) {
        log.write(AuthEvent.refused(kind, Reason.TOO_MANY_ATTEMPTS).naming(email));
    }

    /**
     * The password was right: what was counted for this try counts no more. From a network that is
     * known nothing was counted for all others, so nothing of theirs is taken back.
     */
    public void succeeded(Attempt attempt) {
        attempts.succeeded(attempt.here());
        if (attempt.elsewhere() != null) {
            attempts.takeBack(attempt.elsewhere());
        }
    }

    /** A new password was set by mail, so the old tries tell nothing. */
    public void forget(EmailAddress email) {
        attempts.succeeded(fromHere(email));
        attempts.succeeded(fromAnywhere(email));
    }

    /** As {@link #forget(EmailAddress)}, at another door. */
    public void forget(String door, String who) {
        attempts.succeeded(here(door, who));
        attempts.succeeded(key.token(door, who));
    }

    private String here(String door, String who) {
        return key.token(door, who + " " + Client.current().network());
    }

    /** Forgets all tries that count no more, as a job does each hour; returns how many. */
    public int forgetOld() {
        return attempts.forget(clock.instant().minus(settings.forgottenAfter()));
    }

    private String fromHere(EmailAddress email) {
        return key.token("sign-in-attempts", email + " " + Client.current().network());
    }

    private String fromAnywhere(EmailAddress email) {
        return key.token("sign-in-attempts", email.value());
    }
}

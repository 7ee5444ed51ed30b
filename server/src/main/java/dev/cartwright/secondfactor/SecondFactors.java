package dev.cartwright.secondfactor;

import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The front door. Whoever has an account proves by a code that it is them, beside their password;
 * the owner of a factor is the account.
 */
@Service
public class SecondFactors {

    private static final String DOOR = "second-factor";

    private final FactorTable factors;
    private final Enrolment enrolment;
    private final CodeCheck check;
    private final RecoveryCodes codes;
    private final Removals removals;
    private final Attempts attempts;

    SecondFactors(
            FactorTable factors,
            Enrolment enrolment,
            CodeCheck check,
            RecoveryCodes codes,
            Removals removals,
            Attempts attempts) {
        this.factors = factors;
        this.enrolment = enrolment;
        this.check = check;
        this.codes = codes;
        this.removals = removals;
        this.attempts = attempts;
    }

    /**
     * A secret that somebody gives to their app.
     *
     * @param secret in Base32, in groups of four, for who types it
     * @param uri the same as an address, for who reads this on the device itself
     * @param picture the address as a QR code
     */
    public record Offer(String secret, String uri, Picture picture) {}

    /**
     * A QR code for an SVG of {@code viewBox="0 0 size size"}, with the margin that readers need.
     *
     * @param path of the dark modules, each one unit wide
     */
    public record Picture(int size, String path) {}

    /**
     * Somebody waits until their factor is removed.
     *
     * @param dueAt from when on it can be
     * @param isNew whether it was begun by this call
     */
    public record Removal(Instant askedAt, Instant dueAt, boolean isNew) {}

    /** Returns whether the owner has to show codes. */
    public boolean isSet(UUID owner) {
        return factors.has(owner);
    }

    /**
     * Offers a secret, for a day the same one.
     *
     * @param account how the app names it among others
     * @throws SecondFactorProblem {@code second-factor-set}
     */
    public Offer offer(UUID owner, String account) {
        return enrolment.offer(owner, account);
    }

    /** Forgets a secret that was offered: somebody else may have seen it. */
    public void withdrawOffer(UUID owner) {
        factors.withdrawOffer(owner);
    }

    /**
     * Turns the factor on that was offered. The code that does so opens nothing else.
     *
     * @return ten recovery codes, which are nowhere but here
     * @throws SecondFactorProblem {@code second-factor-set}, {@code second-factor-not-offered}
     * @throws dev.cartwright.kernel.InvalidField {@code code}
     */
    public List<String> confirm(UUID owner, String code) {
        return enrolment.confirm(owner, code);
    }

    /**
     * Returns whether it is a code of the owner's, from their app or from paper, that was not used
     * yet; now it is. Never within a transaction: who guesses waits.
     *
     * @throws dev.cartwright.attempts.AttemptProblem where tries come too often
     */
    public boolean accepts(UUID owner, String code) {
        var early =
                AuthEvent.refused(Kind.SECOND_FACTOR_USED, Reason.TOO_MANY_ATTEMPTS)
                        .of(owner, null);
        var attempt = attempts.count(DOOR, owner.toString(), false, early);
        var opens = check.accept(owner, code);
        if (opens) {
            attempts.succeeded(attempt);
        }
        return opens;
    }

    public int recoveryCodesLeft(UUID owner) {
        return codes.countLeft(owner);
    }

    /**
     * Returns ten new recovery codes; the old ones open nothing any more.
     *
     * @throws SecondFactorProblem {@code second-factor-not-set}
     */
    public List<String> renewRecoveryCodes(UUID owner) {
        return codes.renew(owner);
    }

    /** Ends a factor with all that belongs to it, or an offer; nothing where there is none. */
    public void remove(UUID owner) {
        removals.remove(owner);
    }

    /**
     * Begins the time after which a factor can be removed without a code, or returns the one that
     * runs: asking again changes nothing. A code of the app ends it, for that is not lost then.
     *
     * @throws SecondFactorProblem {@code second-factor-not-set}
     */
    public Removal askRemoval(UUID owner) {
        return removals.ask(owner);
    }

    /** Returns the one that runs, due or not. */
    public Optional<Removal> removal(UUID owner) {
        return removals.find(owner);
    }

    /** Ends a removal that was asked for, if any: the owner has come in by other means. */
    public void cancelRemoval(UUID owner) {
        removals.cancel(owner);
    }

    /** Removes a factor whose owner has waited for it; returns whether it did. */
    public boolean removeIfDue(UUID owner) {
        return removals.removeIfDue(owner);
    }

    /** Forgets offers and removals that nobody went on with, as a job does each hour. */
    void forgetOld() {
        enrolment.forgetOffers();
        removals.forgetLapsed();
    }
}

package dev.cartwright.attempts;

import dev.cartwright.kernel.EmailAddress;
import java.time.Instant;

/** The accounts whose passwords are tried. Whoever has them implements it. */
public interface TriedAccounts {

    /**
     * Returns whether the account was used from the network since: no guesser is. Takes the same
     * steps for an address that has no account.
     */
    boolean isKnown(EmailAddress email, String network, Instant since);

    /** Tells the owner, if there is one, that strangers try; in the caller's transaction. */
    void tellSlowed(EmailAddress email);
}

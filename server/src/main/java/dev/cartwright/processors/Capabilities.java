package dev.cartwright.processors;

import java.time.Duration;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * What a processor can do, and how far its word goes.
 *
 * @param currencies those it moves; empty is all
 * @param partialCapture whether less than the authorised amount may be captured
 * @param multipleCapture whether an authorisation may be captured in several parts
 * @param authorizationLifetime after which what was not captured is free again
 * @param asynchronousRefunds whether a refund that succeeded may fail later
 * @param retries how requests are repeated
 * @param absenceProvesAfter how long after an operation was sent "never heard of it" is proof
 * @param savesMethods whether it keeps what people pay with: then it has a {@link Vault}
 */
public record Capabilities(
        Set<CurrencyUnit> currencies,
        boolean partialCapture,
        boolean multipleCapture,
        Duration authorizationLifetime,
        boolean asynchronousRefunds,
        Retries retries,
        Duration absenceProvesAfter,
        boolean savesMethods) {

    /** Of one who is not there: nothing is proof of anything. */
    static final Capabilities NONE =
            new Capabilities(
                    Set.of(),
                    false,
                    false,
                    Duration.ZERO,
                    false,
                    new Retries("", Duration.ZERO, false),
                    Duration.ofDays(3_650),
                    false);

    public Capabilities {
        currencies = Set.copyOf(currencies);
    }

    /**
     * How a request may be sent again.
     *
     * @param keyHeader carries our operation's id
     * @param keyLifetime within which the same key is never done twice
     * @param errorsReplayed whether the first answer comes again even where it was an error: then
     *     asking what became of it is all that tells something new
     */
    public record Retries(String keyHeader, Duration keyLifetime, boolean errorsReplayed) {}

    /** Whether it moves this currency. */
    public boolean moves(CurrencyUnit currency) {
        return currencies.isEmpty() || currencies.contains(currency);
    }
}

package dev.cartwright.hostile;

import java.net.URI;
import java.time.Duration;

/**
 * What a processor is opened with.
 *
 * @param version of Stripe's interface, as events name it; must be the SDK's to be read by it
 * @param secret signs webhooks
 * @param processingFor how long a bank takes for what is not decided at once
 * @param authorisedFor after which an authorisation that nobody captured is given up
 * @param hiddenFor how long a search does not find what is new
 * @param lateBy how long {@link Answering#COMMIT_LATER} takes
 * @param most intents, and of everything else in proportion; beyond it, requests are refused
 */
public record HostileSettings(
        String version,
        String secret,
        Duration processingFor,
        Duration authorisedFor,
        Duration hiddenFor,
        Duration lateBy,
        int most) {

    /** Where the shopper is sent in process, where no server listens. */
    static final URI NOWHERE = URI.create("http://processor.invalid");

    public static final HostileSettings DEFAULT =
            new HostileSettings(
                    "2026-07-29.dahlia",
                    "whsec_hostile",
                    Duration.ofMinutes(5),
                    Duration.ofDays(7),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(20),
                    200_000);

    public HostileSettings signedWith(String other) {
        return new HostileSettings(
                version, other, processingFor, authorisedFor, hiddenFor, lateBy, most);
    }

    public HostileSettings atMost(int intents) {
        return new HostileSettings(
                version, secret, processingFor, authorisedFor, hiddenFor, lateBy, intents);
    }
}

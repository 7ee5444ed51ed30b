package dev.cartwright.customers;

import dev.cartwright.kernel.ChannelId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agreed to, or no longer does.
 *
 * @param text as it was shown; null once its person was erased
 * @param locale of the text
 * @param revision of the text, as the merchant counts
 * @param source where in the shop it was asked
 */
record Consent(
        UUID id,
        String purpose,
        boolean given,
        Instant at,
        @Nullable String text,
        String locale,
        @Nullable String revision,
        ChannelId channel,
        String source) {

    /** Whether it says the same, so that what arrives twice counts once. */
    boolean says(Consent other) {
        return given == other.given
                && Objects.equals(text, other.text)
                && locale.equals(other.locale)
                && Objects.equals(revision, other.revision);
    }
}

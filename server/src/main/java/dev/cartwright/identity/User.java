package dev.cartwright.identity;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param customer the person it is of, once the address is verified
 * @param name as somebody registered; the profile's counts once there is one
 * @param passwordHash none where a reset must come first
 * @param epoch one more whenever all sessions end: a session of an earlier one opens nothing
 * @param asked while it waits
 */
record User(
        UUID id,
        @Nullable CustomerId customer,
        EmailAddress email,
        String name,
        @Nullable String passwordHash,
        Status status,
        int epoch,
        ChannelId channel,
        Locale locale,
        @Nullable Asked asked) {

    /** When somebody registered last, and from which network. */
    record Asked(Instant at, String network) {}

    enum Status {
        /** The address is not verified yet. */
        PENDING,
        ACTIVE,
        DISABLED,
        ERASED
    }

    /** An account that waits for its address to be verified. */
    static User pending(
            UUID id, EmailAddress email, String name, ChannelId channel, Locale locale) {
        return new User(id, null, email, name, null, Status.PENDING, 0, channel, locale, null);
    }

    User with(String hash, Asked now) {
        return new User(id, customer, email, name, hash, status, epoch, channel, locale, now);
    }

    /** Of an account whose address is verified, and nobody has erased. */
    CustomerId requireCustomer() {
        return Objects.requireNonNull(customer);
    }

    boolean is(Status wanted) {
        return status == wanted;
    }
}

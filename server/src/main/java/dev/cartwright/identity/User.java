package dev.cartwright.identity;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param customer the person it is of, once the address is verified
 * @param passwordHash none where a reset must come first
 * @param epoch one more whenever all sessions end: a session of an earlier one opens nothing
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
        Locale locale) {

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
        return new User(id, null, email, name, null, Status.PENDING, 0, channel, locale);
    }

    User with(String hash) {
        return new User(id, customer, email, name, hash, status, epoch, channel, locale);
    }

    /** What a password must not consist of. */
    List<String> personal() {
        return List.of(email.value(), name);
    }

    /** Of an account whose address is verified, and nobody has erased. */
    CustomerId requireCustomer() {
        return Objects.requireNonNull(customer);
    }

    boolean is(Status wanted) {
        return status == wanted;
    }
}

package dev.cartwright.mail;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail as staff see it.
 *
 * @param to null once the person is forgotten, as name and subject line are
 * @param text null once wiped, or where it was sealed under another master key; as html is
 * @param lastError what the mail server last said against it
 * @param maybeDoubled it was sent again after an attempt of which nobody knows the end
 */
record Mail(
        UUID id,
        String kind,
        String subject,
        String occurrence,
        String messageId,
        ChannelId channel,
        String locale,
        @Nullable EmailAddress to,
        @Nullable String name,
        @Nullable String subjectLine,
        @Nullable String text,
        @Nullable String html,
        State state,
        int attempts,
        Instant queuedAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant settledAt,
        @Nullable String lastError,
        boolean maybeDoubled) {

    /** What opens an account, an order or a cart: a secret of 256 bits, as links carry it. */
    private static final Pattern SECRET =
            Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43,}(?![A-Za-z0-9_-])");

    /** As it looks to who may read it, and not do what its reader may. */
    Mail withoutSecrets() {
        return new Mail(
                id,
                kind,
                subject,
                occurrence,
                messageId,
                channel,
                locale,
                to,
                name,
                subjectLine,
                hidden(text),
                hidden(html),
                state,
                attempts,
                queuedAt,
                lastAttemptAt,
                nextAttemptAt,
                settledAt,
                lastError,
                maybeDoubled);
    }

    private static @Nullable String hidden(@Nullable String words) {
        return words == null ? null : SECRET.matcher(words).replaceAll("hidden");
    }

    /** How a mail stands. */
    enum State {
        /** Kept to be read here: there was no mail server when it was queued. */
        MAILBOX,
        QUEUED,
        SENDING,
        SENT,
        /** Is tried again. */
        FAILED,
        /** Given up. */
        DEAD
    }
}

package dev.cartwright.mail;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from whom mails are from; required where {@code spring.mail.host} is set
 * @param requireTls no mail goes to a server that will not talk in secret
 * @param connectWithin how long it is tried to reach the mail server
 * @param answerWithin how long each of the mail server's answers may take
 * @param sendWithin how long all of one attempt may take, then it is cut off
 * @param takeOverAfter when an attempt counts as lost together with its server
 * @param attempts of these none was successful: the mail is given up
 * @param retryAfter pause after the first attempt; it doubles
 * @param retryAtMostAfter the longest pause
 * @param serverPause how long nothing is tried once the mail server was not to be reached
 * @param sendAtOnce mails that one server sends at the same time
 * @param keepBodies how long the words of a settled mail can be read
 * @param keepRows how long it is known that there was a mail
 */
@ConfigurationProperties("cartwright.mail")
record MailSettings(
        @Nullable String from,
        @DefaultValue("true") boolean requireTls,
        @DefaultValue("5s") Duration connectWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("1m") Duration sendWithin,
        @DefaultValue("5m") Duration takeOverAfter,
        @DefaultValue("12") int attempts,
        @DefaultValue("1m") Duration retryAfter,
        @DefaultValue("4h") Duration retryAtMostAfter,
        @DefaultValue("30s") Duration serverPause,
        @DefaultValue("4") int sendAtOnce,
        @DefaultValue("30d") Duration keepBodies,
        @DefaultValue("365d") Duration keepRows) {

    private static final String PREFIX = "cartwright.mail.";

    MailSettings {
        requireAddress(from);
        Setting.requirePositive(PREFIX + "connect-within", connectWithin);
        Setting.requirePositive(PREFIX + "answer-within", answerWithin);
        Setting.requirePositive(PREFIX + "send-within", sendWithin);
        Setting.requireAtLeastOne(PREFIX + "attempts", attempts);
        Setting.requirePositive(PREFIX + "retry-after", retryAfter);
        Setting.requirePositive(PREFIX + "retry-at-most-after", retryAtMostAfter);
        Setting.requirePositive(PREFIX + "server-pause", serverPause);
        Setting.requireAtLeastOne(PREFIX + "send-at-once", sendAtOnce);
        Setting.requirePositive(PREFIX + "keep-bodies", keepBodies);
        if (takeOverAfter.compareTo(sendWithin.multipliedBy(2)) < 0) {
            throw new InvalidField(
                    PREFIX + "take-over-after",
                    "cartwright.mail.take-over-after must be at least twice"
                            + " cartwright.mail.send-within, or a mail under way is sent again");
        }
        if (keepRows.compareTo(keepBodies) < 0) {
            throw new InvalidField(
                    PREFIX + "keep-rows",
                    "cartwright.mail.keep-rows must be at least cartwright.mail.keep-bodies");
        }
    }

    private static void requireAddress(@Nullable String from) {
        try {
            if (from != null) {
                new EmailAddress(from);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidField(PREFIX + "from", PREFIX + "from " + e.getMessage());
        }
    }

    /** Returns the pause after this many attempts. */
    Duration pauseAfter(int attempts) {
        var pause = retryAfter;
        for (int i = 1; i < attempts && pause.compareTo(retryAtMostAfter) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(retryAtMostAfter) < 0 ? pause : retryAtMostAfter;
    }
}

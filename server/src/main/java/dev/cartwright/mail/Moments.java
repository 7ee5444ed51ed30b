package dev.cartwright.mail;

import dev.cartwright.platform.Channel;
import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes moments as people do. */
final class Moments {

    private Moments() {}

    /** Returns an ISO-8601 instant in the reader's language and the shop's time zone. */
    static String written(String at, Locale reader, Channel channel) {
        try {
            return new DateTimeFormatterBuilder()
                    .appendLocalized(FormatStyle.LONG, FormatStyle.SHORT)
                    .appendLiteral(' ')
                    .appendZoneText(TextStyle.SHORT)
                    .toFormatter(reader)
                    .withZone(channel.timeZone())
                    .format(Instant.parse(at));
        } catch (DateTimeParseException e) {
            // Whoever queued it has written it for people already.
            return at;
        }
    }
}

package dev.cartwright.sales;

import dev.cartwright.kernel.InvalidField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * Reads when something was: a day, a time of the shop's zone, or an instant. A time that a clock
 * skips in spring is an hour later, one that it shows twice in autumn is the first of the two.
 */
record LocalInstants(ZoneId zone) {

    private static final Pattern LOCAL =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})([ T]([0-9]{2}:[0-9]{2}(:[0-9]{2})?))?");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Throws {@link InvalidField} naming {@code at}. */
    Instant read(String text) {
        Instant at;
        try {
            at = parsed(text);
        } catch (DateTimeParseException e) {
            throw new InvalidField(
                    "at",
                    "must be a time of the channel's zone such as 2010-12-01 08:26:00, or an"
                            + " instant such as 2010-12-01T08:26:00Z");
        }
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new InvalidField("at", "must be from 1970 to 2200");
        }
        return at;
    }

    private Instant parsed(String text) {
        var local = LOCAL.matcher(text);
        if (!local.matches()) {
            return OffsetDateTime.parse(text).toInstant();
        }
        var time = local.group(3) == null ? "00:00" : local.group(3);
        return LocalDateTime.parse(local.group(1) + "T" + time).atZone(zone).toInstant();
    }
}

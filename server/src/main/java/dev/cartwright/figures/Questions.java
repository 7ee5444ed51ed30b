package dev.cartwright.figures;

import dev.cartwright.inventory.StockPeriods;
import dev.cartwright.inventory.StockPeriods.Period;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what staff asks for. A day begins when the merchant's does, by the default channel's time
 * zone; what is not of the past yet is refused, for its figure would not stay what it is.
 */
@Component
class Questions {

    private final StockPeriods stock;
    private final Channels channels;
    private final Clock clock;

    Questions(StockPeriods stock, Channels channels, Clock clock) {
        this.stock = stock;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * @param to null is now
     */
    Scope scope(String from, @Nullable String to, @Nullable String location) {
        var begin = moment("from", from);
        var end = to == null ? clock.instant() : moment("to", to);
        if (!begin.isBefore(end)) {
            throw new InvalidField("from", "must be before to");
        }
        return new Scope(new Period(begin, end), location(location), currency());
    }

    /** An instant, or the beginning of a day. */
    Instant moment(String field, String text) {
        var moment = read(field, text);
        if (moment.isBefore(Instant.EPOCH)) {
            throw new InvalidField(field, "must not be before 1970");
        }
        if (moment.isAfter(clock.instant())) {
            throw new InvalidField(field, "must not be in the future");
        }
        return moment;
    }

    private Instant read(String field, String text) {
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(zone()).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidField(
                    field, "must be a day such as 2026-01-31 or an instant: 2026-01-31T12:00:00Z");
        }
    }

    /** A slip of the pen would be a figure of nothing. */
    @Nullable String location(@Nullable String location) {
        if (location != null) {
            stock.requireKnown(location);
        }
        return location;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    private ZoneId zone() {
        return merchant().timeZone();
    }

    /** In which what goods cost is kept. */
    CurrencyUnit currency() {
        return merchant().currencies().getFirst();
    }

    private Channel merchant() {
        return channels.get(Channels.DEFAULT);
    }
}

package dev.cartwright.sales;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.sales.Question.By;
import dev.cartwright.sales.Question.Only;
import dev.cartwright.sales.Question.Sort;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what staff asks for. Days are the channel's; where none is named it is all of them, and
 * today is where it is latest.
 */
@Component
class SalesQuestions {

    private final Channels channels;
    private final HistoryTable imports;
    private final Clock clock;

    SalesQuestions(Channels channels, HistoryTable imports, Clock clock) {
        this.channels = channels;
        this.imports = imports;
        this.clock = clock;
    }

    /** How it is to be shown; what is null is as usual. */
    record Shown(
            @Nullable String by,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String count,
            @Nullable String compare) {}

    /**
     * @param to null is up to today
     */
    Question question(String from, @Nullable String to, Asked filters, Shown shown) {
        var asked = filters.inScope();
        var begin = day("from", from);
        var tomorrow = today(asked).plusDays(1);
        var end = to == null ? tomorrow : day("to", to);
        if (end.isAfter(tomorrow)) {
            throw new InvalidField("to", "must not be after tomorrow, " + tomorrow);
        }
        if (!begin.isBefore(end)) {
            throw new InvalidField("from", "must be before to");
        }
        return new Question(
                begin,
                end,
                Words.one(By.class, "by", shown.by(), By.NONE),
                currency(asked),
                only(asked),
                Words.said("count", shown.count(), "event", "order"),
                Words.one(Sort.class, "sort", shown.sort(), Sort.REVENUE),
                shown.limit(),
                Words.said("compare", shown.compare(), "none", "before"));
    }

    /** All sales before a day. */
    Question before(@Nullable String on, Asked filters) {
        var asked = filters.inScope();
        var end = on == null ? today(asked).plusDays(1) : day("on", on);
        return new Question(
                LocalDate.EPOCH,
                end,
                By.NONE,
                currency(asked),
                only(asked),
                false,
                Sort.REVENUE,
                null,
                false);
    }

    /** Throws {@link InvalidField} where no channel can be called so. */
    static ChannelId channel(String said) {
        try {
            return new ChannelId(said);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("channel", String.valueOf(e.getMessage()));
        }
    }

    private Channel channel(Asked asked) {
        return channels.get(asked.channel() == null ? Channels.DEFAULT : channel(asked.channel()));
    }

    /** What was just sold somewhere is none of tomorrow's. */
    private LocalDate today(Asked asked) {
        var now = clock.instant();
        var asking = asked.channel() == null ? channels.all() : List.of(channel(asked));
        return asking.stream()
                .map(it -> LocalDate.ofInstant(now, it.timeZone()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(LocalDate.EPOCH)) {
                throw new InvalidField(field, "must not be before 1970");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new InvalidField(field, "must be a day such as 2026-01-31");
        }
    }

    private CurrencyUnit currency(Asked asked) {
        return asked.currency() == null
                ? channel(asked).currencies().getFirst()
                : currency(asked.currency());
    }

    static CurrencyUnit currency(String code) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException e) {
            throw new InvalidField("currency", "must be a currency such as EUR");
        }
    }

    private Only only(Asked asked) {
        return new Only(
                source(asked.source()),
                asked.channel() == null ? null : new ChannelId(asked.channel()),
                asked.country(),
                asked.category(),
                sku(asked.sku()),
                customer(asked.customer()));
    }

    private @Nullable String source(@Nullable String source) {
        if (source == null || source.equals("all")) {
            return null;
        }
        if (!source.equals(Fact.LIVE) && !source.equals("import")) {
            try {
                return imports.find(UUID.fromString(source)).orElseThrow().id().toString();
            } catch (RuntimeException e) {
                throw new InvalidField("source", "must be live, import, all or an import's id");
            }
        }
        return source;
    }

    private static @Nullable String sku(@Nullable String sku) {
        try {
            return sku == null ? null : new Sku(sku).code();
        } catch (IllegalArgumentException e) {
            throw new InvalidField("sku", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Boolean customer(@Nullable String customer) {
        return switch (customer) {
            case null -> null;
            case "all" -> null;
            case "known" -> true;
            case "unknown" -> false;
            default -> throw new InvalidField("customer", "must be known, unknown or all");
        };
    }
}

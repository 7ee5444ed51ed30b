package dev.cartwright.pricing;

import static java.time.ZoneOffset.UTC;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channel;
import dev.cartwright.pricing.PriceHistory.Row;
import dev.cartwright.pricing.PriceHistory.Version;
import dev.cartwright.pricing.PriceList.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** A SKU's prices day by day; the base list is there from the beginning. */
final class Timeline {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Row> rows = new ArrayList<>();
    private final List<Version> lists =
            new ArrayList<>(
                    List.of(
                            new Version(
                                    "base",
                                    1,
                                    Kind.BASE,
                                    null,
                                    null,
                                    List.of(),
                                    0,
                                    null,
                                    null,
                                    Instant.EPOCH)));

    void base(int day, @Nullable Long minor) {
        rows.add(new Row("base", 1, minor, day(day), rows.size()));
    }

    void price(String list, int day, long minor) {
        rows.add(new Row(list, 1, minor, day(day), rows.size()));
    }

    void sale(String list, int from, int to, long minor) {
        list(list, Kind.SALE, 10, from, to);
        price(list, from, minor);
    }

    void list(String list, Kind kind, int priority, int from, int to) {
        version(list, kind, from, to, priority, null, List.of());
    }

    void version(
            String list,
            Kind kind,
            int from,
            int to,
            int priority,
            @Nullable String group,
            List<String> countries) {
        lists.add(
                new Version(
                        list,
                        1,
                        kind,
                        null,
                        group,
                        countries,
                        priority,
                        day(from),
                        day(to),
                        Instant.EPOCH));
    }

    private static Instant day(int number) {
        return FIRST.plus(Duration.ofDays(number));
    }

    @Nullable Long lowestBefore(int today) {
        return lowestBefore(today, false);
    }

    @Nullable Long lowestBefore(int today, boolean progressive) {
        var channel =
                new Channel(
                        new ChannelId("default"),
                        "Shop",
                        List.of(CurrencyUnit.EUR),
                        Set.of(),
                        Locale.GERMANY,
                        UTC,
                        true,
                        false,
                        List.of("main"));
        var market = new Market(channel, CurrencyUnit.EUR, day(today), null, List.of());
        return new Reductions(new PriceHistory(rows, lists), market, progressive)
                .now()
                .map(Reductions.Reduction::lowestBefore)
                .orElse(null);
    }

    /** From that day on the list holds from another day to another. */
    void moved(String list, int changed, int from, int to) {
        lists.add(
                new Version(
                        list,
                        2,
                        Kind.SALE,
                        null,
                        null,
                        List.of(),
                        10,
                        day(from),
                        day(to),
                        day(changed)));
    }

    void tier(String list, int units, int day, long minor) {
        rows.add(new Row(list, units, minor, day(day), rows.size()));
    }
}

package dev.cartwright.imports;

import dev.cartwright.catalog.ProductRow;
import dev.cartwright.files.Format;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import dev.cartwright.imports.Import.Wish;
import dev.cartwright.imports.Row.Bad;
import dev.cartwright.imports.Row.Good;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channel;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Where records are read without a server: a channel that sells in pounds, dollars and yen. */
record Desk(RowReader reader) {

    static final Channel CHANNEL =
            new Channel(
                    new ChannelId("uk"),
                    "UK",
                    List.of(CurrencyUnit.of("GBP"), CurrencyUnit.of("USD"), CurrencyUnit.of("JPY")),
                    Set.of(),
                    Locale.UK,
                    ZoneId.of("Europe/London"),
                    true,
                    false,
                    List.of("main"));

    static Desk csv(String header) {
        return csv(header, null);
    }

    static Desk csv(String header, @Nullable String mapping) {
        return new Desk(
                new RowReader(wish(Format.CSV, mapping), List.of(header.split(",", -1)), CHANNEL));
    }

    static Desk json(@Nullable String mapping) {
        return new Desk(new RowReader(wish(Format.JSONL, mapping), null, CHANNEL));
    }

    private static Wish wish(Format format, @Nullable String mapping) {
        return new Wish(format, CHANNEL.id(), ',', mapping(mapping), false);
    }

    private static @Nullable Mapping mapping(@Nullable String json) {
        return json == null ? null : Records.JSON.readValue(json.replace('\'', '"'), Mapping.class);
    }

    Map<String, String> wrongColumns(String... first) {
        return reader.wrongColumns(new Raw(2, List.of(first)));
    }

    List<Row> rows(String... fields) {
        return reader.read(new Raw(7, List.of(fields)));
    }

    /** The only row of a record that is good. */
    ProductRow row(String... fields) {
        return ((Good) rows(fields).getFirst()).row();
    }

    List<ProductRow> variants(String... fields) {
        return rows(fields).stream().map(it -> ((Good) it).row()).toList();
    }

    /** What is wrong with the only row, as "field: message". */
    List<String> errors(String... fields) {
        return ((Bad) rows(fields).getFirst())
                .errors().stream().map(it -> it.field() + ": " + it.message()).toList();
    }
}

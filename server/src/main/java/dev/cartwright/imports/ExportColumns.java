package dev.cartwright.imports;

import dev.cartwright.catalog.ProductKeys;
import dev.cartwright.imports.Column.Field;
import dev.cartwright.platform.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** What a file of products has to say, in the order of {@link Field} and then of the letters. */
final class ExportColumns {

    private ExportColumns() {}

    static List<Column> of(ProductKeys keys, Channel channel) {
        return Arrays.stream(Field.values())
                .flatMap(field -> keys(field, keys, channel).map(key -> new Column(field, key)))
                .toList();
    }

    /** Languages and currencies are always named, so that the file says the same elsewhere. */
    private static Stream<String> keys(Field field, ProductKeys keys, Channel channel) {
        return switch (field) {
            case NAME, DESCRIPTION -> keys.locales().stream().map(Locale::toLanguageTag);
            case OPTION -> keys.options().stream();
            case ATTRIBUTE -> keys.attributes().stream();
            case VARIANT_ATTRIBUTE -> keys.variantAttributes().stream();
            case PRICE -> channel.currencies().stream().map(CurrencyUnit::getCode);
            default -> Stream.of("");
        };
    }
}

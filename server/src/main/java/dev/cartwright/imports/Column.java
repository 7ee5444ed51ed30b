package dev.cartwright.imports;

import dev.cartwright.platform.Channel;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * A column we know, as a file or a mapping names it.
 *
 * @param key the language, currency, option or attribute where there is one column for each; else
 *     empty, also of a text in the language that the channel's shoppers read
 */
record Column(Field field, String key) {

    /** What a column says; the second name is the one of {@code ProductRow}. */
    enum Field {
        SKU("sku", "sku", Kind.TEXT),
        PRODUCT("product", "product", Kind.TEXT),
        STATUS("status", "status", Kind.TEXT),
        PUBLISH_AT("publish_at", "publishAt", Kind.TEXT),
        CATEGORY("category", "category", Kind.LIST),
        BRAND("brand", "brand", Kind.TEXT),
        POPULARITY("popularity", "popularity", Kind.WHOLE),
        TAGS("tags", "tags", Kind.LIST),
        IMAGES("images", "images", Kind.LIST),
        NAME("name", "names", Kind.TEXT),
        DESCRIPTION("description", "descriptions", Kind.TEXT),
        VARIANT("variant", "variant", Kind.TEXT),
        OPTION("option", "options", Kind.TEXT),
        ATTRIBUTE("attribute", "attributes", Kind.TEXT),
        VARIANT_ATTRIBUTE("variant_attribute", "variantAttributes", Kind.TEXT),
        TAX_CATEGORY("tax_category", "taxCategory", Kind.TEXT),
        WEIGHT_GRAMS("weight_grams", "weightGrams", Kind.WHOLE),
        LENGTH_MM("length_mm", "lengthMm", Kind.WHOLE),
        WIDTH_MM("width_mm", "widthMm", Kind.WHOLE),
        HEIGHT_MM("height_mm", "heightMm", Kind.WHOLE),
        BARCODE("barcode", "barcode", Kind.TEXT),
        PRICE("price", "prices", Kind.MONEY);

        final String column;
        final String ofRow;
        final Kind kind;

        Field(String column, String ofRow, Kind kind) {
            this.column = column;
            this.ofRow = ofRow;
            this.kind = kind;
        }

        private String keyed() {
            return switch (this) {
                case NAME, DESCRIPTION -> column + ", " + column + ":<locale>";
                case PRICE -> column + ", " + column + ":<CUR>";
                case OPTION -> column + ":<Name>";
                case ATTRIBUTE, VARIANT_ATTRIBUTE -> column + ":<code>";
                default -> column;
            };
        }
    }

    /** What a cell holds. */
    enum Kind {
        TEXT,
        LIST,
        WHOLE,
        MONEY
    }

    /** All of them, for people. */
    static final String KNOWN =
            Arrays.stream(Field.values()).map(Field::keyed).collect(Collectors.joining(", "));

    /**
     * Reads the name of a column.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Column of(String name, Channel channel) {
        var colon = name.indexOf(':');
        var word = colon < 0 ? name : name.substring(0, colon);
        var key = colon < 0 ? "" : name.substring(colon + 1).strip();
        var field =
                Arrays.stream(Field.values())
                        .filter(it -> it.column.equals(word))
                        .findAny()
                        .orElseThrow(Column::unknown);
        return switch (field) {
            case NAME, DESCRIPTION -> new Column(field, locale(key));
            case PRICE -> new Column(field, currency(key, channel));
            case OPTION, ATTRIBUTE, VARIANT_ATTRIBUTE -> {
                if (key.isEmpty()) {
                    throw new IllegalArgumentException("needs a name: " + field.keyed());
                }
                yield new Column(field, key);
            }
            default -> {
                if (colon >= 0) {
                    throw unknown();
                }
                yield new Column(field, "");
            }
        };
    }

    /** Returns what a field of {@code ProductRow}, say {@code prices.USD}, is called in a file. */
    static String named(String rowField) {
        var word = rowField.replaceFirst("[.].*", "");
        var key = rowField.substring(word.length()).replaceFirst("^[.]", ":");
        return Arrays.stream(Field.values())
                .filter(it -> it.ofRow.equals(word))
                .map(it -> it.column + key)
                .findAny()
                .orElse(rowField);
    }

    /** The same, if it is of a text in no language, as one of the channel's: they say the same. */
    Column spelledOut(Channel channel) {
        return switch (field) {
            case NAME, DESCRIPTION ->
                    key.isEmpty() ? new Column(field, channel.locale().toLanguageTag()) : this;
            default -> this;
        };
    }

    /** What a file calls it. */
    String title() {
        return key.isEmpty() ? field.column : field.column + ":" + key;
    }

    /** What {@code ProductRow} calls it. */
    String ofRow() {
        return key.isEmpty() ? field.ofRow : field.ofRow + "." + key;
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("is not a known column; known are " + KNOWN);
    }

    private static String locale(String tag) {
        if (tag.isEmpty()) {
            return "";
        }
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Said below.
        }
        throw new IllegalArgumentException("must end in a language such as en or de-AT");
    }

    private static String currency(String code, Channel channel) {
        if (code.isEmpty()) {
            return channel.currencies().getFirst().getCode();
        }
        try {
            if (channel.sellsIn(CurrencyUnit.of(code))) {
                return code;
            }
        } catch (IllegalCurrencyException e) {
            // Said below.
        }
        var sold = channel.currencies().stream().map(CurrencyUnit::getCode);
        throw new IllegalArgumentException(
                "is not a currency of the channel %s, which sells in %s"
                        .formatted(channel.id(), sold.collect(Collectors.joining(", "))));
    }
}

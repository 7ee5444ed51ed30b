package dev.cartwright.imports;

import dev.cartwright.catalog.ProductRow;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Slug;
import dev.cartwright.files.RowError;
import dev.cartwright.imports.Column.Field;
import dev.cartwright.imports.Layout.Cell;
import dev.cartwright.imports.Layout.Plan;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One row in the making: reads every cell, so that all that is wrong is reported at once. */
final class RowParts {

    private final int line;
    private final Plan plan;
    private final CellReader cells;
    private final boolean isOneOfSeveral;

    private final List<RowError> errors = new ArrayList<>();
    private final Map<String, String> said = new LinkedHashMap<>();
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final Map<Field, List<String>> lists = new EnumMap<>(Field.class);
    private final Map<Field, Integer> numbers = new EnumMap<>(Field.class);
    private final Map<Field, Map<String, String>> keyed = new EnumMap<>(Field.class);
    private final Map<CurrencyUnit, BigDecimal> prices = new LinkedHashMap<>();
    private @Nullable Sku sku;
    private @Nullable Slug product;
    private @Nullable ProductStatus status;
    private @Nullable Instant publishAt;

    /**
     * @param isOneOfSeveral variants of one record
     */
    RowParts(int line, Plan plan, Channel channel, boolean isOneOfSeveral) {
        this.line = line;
        this.plan = plan;
        this.cells = new CellReader(channel.timeZone());
        this.isOneOfSeveral = isOneOfSeveral;
    }

    Row read(Map<String, JsonNode> record) {
        for (var cell : plan.cells()) {
            var node = CellReader.find(record, cell);
            if (node != null) {
                said.put(cell.label(), CellReader.shown(node));
                check(cell.label(), () -> read(cell, node));
            }
        }
        plan.wrong()
                .forEach((name, message) -> {
                    if (record.containsKey(name)) {
                        wrong(name, CellReader.shown(record.get(name)), message);
                    }
                });
        requireWhatItIs();
        return errors.isEmpty() && sku != null
                ? new Row.Good(line, row(sku), plan, said)
                : new Row.Bad(errors.stream().map(this::withSku).toList());
    }

    private void requireWhatItIs() {
        require(sku == null, "sku", "is required");
        require(
                isOneOfSeveral && product == null,
                "product",
                "is required where a record has several variants");
    }

    private void require(boolean missing, String field, String message) {
        var label = plan.label(field);
        if (missing && errors.stream().noneMatch(it -> it.field().equals(label))) {
            wrong(label, null, message);
        }
    }

    private void check(String label, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            wrong(label, said.get(label), String.valueOf(e.getMessage()));
        }
    }

    private void wrong(String field, @Nullable String value, String message) {
        errors.add(new RowError(line, null, field, value, message));
    }

    /** Whichever cell was read first, the SKU is said with each error. */
    private RowError withSku(RowError error) {
        var text = sku == null ? said.get(plan.label("sku")) : sku.code();
        return new RowError(line, text, error.field(), error.value(), error.message());
    }

    private void read(Cell cell, JsonNode node) {
        var field = cell.column().field();
        switch (field.kind) {
            case TEXT -> {
                var text = cells.text(cell, node);
                if (text != null) {
                    put(cell.column(), text);
                }
            }
            case LIST -> {
                var parts = cells.list(cell, node);
                if (!parts.isEmpty()) {
                    lists.put(field, parts);
                }
            }
            case WHOLE -> {
                var number = cells.whole(cell, node);
                if (number != null) {
                    numbers.put(field, number);
                }
            }
            case MONEY -> {
                var currency = CurrencyUnit.of(cell.column().key());
                var price = cells.price(cell, node, currency);
                if (price != null) {
                    prices.put(currency, price);
                }
            }
        }
    }

    private void put(Column column, String text) {
        switch (column.field()) {
            case SKU -> sku = new Sku(text);
            case PRODUCT -> product = new Slug(text);
            case STATUS -> status = CellReader.status(text);
            case PUBLISH_AT -> publishAt = cells.instant(text);
            case NAME, DESCRIPTION, OPTION, ATTRIBUTE, VARIANT_ATTRIBUTE ->
                    keyed.computeIfAbsent(column.field(), _ -> new LinkedHashMap<>())
                            .put(column.key(), text);
            default -> texts.put(column.field(), text);
        }
    }

    private ProductRow row(Sku whole) {
        return new ProductRow(
                whole,
                product,
                status,
                publishAt,
                lists.get(Field.CATEGORY),
                texts.get(Field.BRAND),
                numbers.get(Field.POPULARITY),
                lists.get(Field.TAGS),
                lists.get(Field.IMAGES),
                by(Field.ATTRIBUTE, Function.identity()),
                by(Field.NAME, Locale::forLanguageTag),
                by(Field.DESCRIPTION, Locale::forLanguageTag),
                texts.get(Field.VARIANT),
                by(Field.OPTION, Function.identity()),
                texts.get(Field.TAX_CATEGORY),
                numbers.get(Field.WEIGHT_GRAMS),
                numbers.get(Field.LENGTH_MM),
                numbers.get(Field.WIDTH_MM),
                numbers.get(Field.HEIGHT_MM),
                texts.get(Field.BARCODE),
                by(Field.VARIANT_ATTRIBUTE, Function.identity()),
                prices);
    }

    private <K> Map<K, String> by(Field field, Function<String, K> key) {
        var byKey = new LinkedHashMap<K, String>();
        keyed.getOrDefault(field, Map.of())
                .forEach((name, text) -> byKey.put(key.apply(name), text));
        return byKey;
    }
}

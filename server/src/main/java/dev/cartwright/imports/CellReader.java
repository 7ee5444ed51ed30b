package dev.cartwright.imports;

import com.google.re2j.Pattern;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.files.Texts;
import dev.cartwright.imports.Column.Field;
import dev.cartwright.imports.Layout.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads what is in one cell. Blank says nothing; what cannot be is an IllegalArgumentException with
 * words for the merchant.
 *
 * @param zone where a day begins
 */
record CellReader(ZoneId zone) {

    /** A number with so many digits that no calculation with it takes long. */
    private static final String NUMBER = "[+-]?[0-9]{1,15}([.][0-9]{1,30})?([eE][+-]?[0-9]{1,2})?";

    private static final String LONG_NUMBER = "[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?";

    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    /** Returns the value that a cell comes from; null where the record has none. */
    static @Nullable JsonNode find(Map<String, JsonNode> record, Cell cell) {
        var from = cell.source().from();
        if (from == null) {
            return StringNode.valueOf(cell.source().value());
        }
        var whole = record.get(from);
        var steps = from.split("[.]", -1);
        if (whole != null || steps.length == 1) {
            return whole;
        }
        var node = record.get(steps[0]);
        for (int i = 1; i < steps.length && node != null; i++) {
            var step = steps[i];
            node =
                    node.isArray() && step.matches("[0-9]{1,4}")
                            ? node.get(Integer.parseInt(step))
                            : node.get(step);
        }
        return node;
    }

    /** How a value looks in a report. */
    static String shown(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    @Nullable String text(Cell cell, JsonNode node) {
        var text = scalar(node);
        return text == null ? null : found(cell.pattern(), cell.quoting().read(text));
    }

    List<String> list(Cell cell, JsonNode node) {
        var parts = new ArrayList<String>();
        var isCategory = cell.column().field() == Field.CATEGORY;
        if (node.isArray()) {
            for (var part : node) {
                parts.add(String.valueOf(requireSaid(text(cell, part), isCategory)));
            }
        } else {
            var text = text(cell, node);
            if (text != null) {
                for (var part : Parts.of(cell, text)) {
                    parts.add(requireSaid(part.strip(), isCategory));
                }
            }
        }
        parts.removeIf(String::isEmpty);
        return List.copyOf(parts);
    }

    private static String requireSaid(@Nullable String part, boolean isCategory) {
        if (isCategory && (part == null || part.isEmpty())) {
            throw new IllegalArgumentException("has a level without a name");
        }
        return part == null ? "" : part;
    }

    @Nullable Integer whole(Cell cell, JsonNode node) {
        var number = number(cell, node);
        if (number == null) {
            return null;
        }
        var scaled =
                cell.source().scale() == null ? number : number.setScale(0, RoundingMode.HALF_UP);
        if (scaled.signum() < 0
                || scaled.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                || scaled.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("must be a whole number from 0 to 2147483647");
        }
        return scaled.intValue();
    }

    @Nullable BigDecimal price(Cell cell, JsonNode node, CurrencyUnit currency) {
        var number = number(cell, node);
        if (number == null) {
            return null;
        }
        if (number.signum() < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
        if (number.compareTo(MOST) >= 0) {
            throw new IllegalArgumentException("must be less than " + MOST);
        }
        var decimals = currency.getDecimalPlaces();
        if (cell.source().scale() == null && number.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    "must have at most %d decimals, as %s has".formatted(decimals, currency));
        }
        return number.setScale(decimals, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal number(Cell cell, JsonNode node) {
        var text = text(cell, node);
        if (text == null) {
            return null;
        }
        if (!text.matches(NUMBER) && text.matches(LONG_NUMBER)) {
            throw new IllegalArgumentException(
                    "must have fewer digits: it is too large or too exact");
        }
        if (!text.matches(NUMBER)) {
            throw new IllegalArgumentException("must be a number such as 12.34");
        }
        var scale = cell.source().scale();
        return scale == null ? new BigDecimal(text) : new BigDecimal(text).multiply(scale);
    }

    static ProductStatus status(String text) {
        for (var status : ProductStatus.values()) {
            if (status.name().equalsIgnoreCase(text)) {
                return status;
            }
        }
        throw new IllegalArgumentException("must be draft, active or archived");
    }

    /** Reads an ISO 8601 instant with its offset, or a day, which begins at midnight. */
    Instant instant(String text) {
        try {
            var instant =
                    text.length() == "2026-01-01".length()
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
            var year = instant.atZone(zone).getYear();
            if (year >= 1900 && year < 10_000) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "must be a day such as 2026-01-31 or a time such as 2026-01-31T08:00:00Z");
    }

    private static @Nullable String scalar(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isContainer()) {
            throw new IllegalArgumentException("must be a single value");
        }
        var text = node.isNumber() ? node.numberValue().toString() : node.asString();
        if (!Texts.isStorable(text)) {
            throw new IllegalArgumentException("must not contain NUL or half of a surrogate pair");
        }
        var stripped = Texts.repaired(text).strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static String found(@Nullable Pattern pattern, String text) {
        if (pattern == null) {
            return text;
        }
        var matcher = pattern.matcher(text);
        var group = matcher.groupCount() > 0 ? 1 : 0;
        var found = matcher.find() ? matcher.group(group) : null;
        if (found == null || found.isBlank()) {
            throw new IllegalArgumentException("has nothing that matches " + pattern.pattern());
        }
        return found.strip();
    }
}

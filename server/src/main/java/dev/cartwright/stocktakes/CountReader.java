package dev.cartwright.stocktakes;

import dev.cartwright.files.Format;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import dev.cartwright.files.RowError;
import dev.cartwright.files.Texts;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.kernel.CardNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what a record says of a SKU; every cell that is wrong is an error of its own. */
final class CountReader {

    static final List<String> COLUMNS = List.of("sku", "counted", "lot", "expiresOn");

    private static final int MOST_UNITS = 1_000_000_000;

    private final Format format;
    private final List<String> header;

    CountReader(Format format, @Nullable List<String> header) {
        this.format = format;
        this.header = header == null ? List.of() : header;
    }

    /** Throws {@link InvalidField} where the columns of a CSV file are not ours. */
    static void requireColumns(List<String> header) {
        var strange = header.stream().filter(it -> !COLUMNS.contains(it)).findFirst();
        if (strange.isPresent()) {
            throw new InvalidField(
                    strange.get(), "is no column of a count; it has " + String.join(", ", COLUMNS));
        }
        for (var column : COLUMNS) {
            var times = header.stream().filter(column::equals).count();
            if (times > 1) {
                throw new InvalidField(column, "is a column twice");
            }
            if (times == 0 && COLUMNS.indexOf(column) < 2) {
                throw new InvalidField(column, "must be a column of the file");
            }
        }
    }

    CountRow read(Raw raw) {
        if (raw.wrong() != null) {
            return bad(raw, raw.wrong());
        }
        if (raw.fields().isEmpty()) {
            return bad(raw, "has more than %,d characters".formatted(Records.LONGEST_RECORD));
        }
        return switch (format) {
            case CSV ->
                    raw.fields().size() == header.size()
                            ? row(raw, cells(raw.fields()))
                            : bad(
                                    raw,
                                    "has %d fields where the first line has %d"
                                            .formatted(raw.fields().size(), header.size()));
            case JSONL -> object(raw);
        };
    }

    private Map<String, String> cells(List<String> fields) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
            cells.put(header.get(i), fields.get(i));
        }
        return cells;
    }

    private CountRow object(Raw raw) {
        JsonNode node;
        try {
            node = Records.JSON.readTree(raw.fields().getFirst());
        } catch (JacksonException e) {
            return bad(raw, "is not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            return bad(raw, "must be an object");
        }
        var cells = new LinkedHashMap<String, String>();
        for (var field : node.properties()) {
            var value = field.getValue();
            if (!COLUMNS.contains(field.getKey())) {
                return bad(raw, "has a field that no count has: " + field.getKey());
            }
            if (value.isContainer()) {
                return bad(raw, field.getKey() + " must be a single value");
            }
            if (!value.isNull()) {
                cells.put(field.getKey(), value.asString());
            }
        }
        return row(raw, cells);
    }

    private static CountRow row(Raw raw, Map<String, String> cells) {
        var row = new Cells(raw.line(), cells);
        var sku = row.required("sku", Sku::new);
        var units = row.required("counted", CountReader::units);
        var lot = row.optional("lot", CountReader::lot);
        var expiresOn = row.optional("expiresOn", CountReader::day);
        if (expiresOn != null && !row.has("lot")) {
            row.wrong("expiresOn", "is of a lot, and none is named");
        }
        if (sku == null || units == null || !row.errors.isEmpty()) {
            return new CountRow.Bad(row.errors);
        }
        var label = lot == null ? null : new LotLabel(lot, expiresOn);
        return new CountRow.Good(raw.line(), sku, units, label);
    }

    private static CountRow bad(Raw raw, String message) {
        var text = raw.fields().isEmpty() ? null : raw.fields().getLast();
        return new CountRow.Bad(
                List.of(new RowError(raw.line(), null, RowError.ROW, text, message)));
    }

    private static int units(String text) {
        if (text.matches("[0-9]{1,10}") && Long.parseLong(text) <= MOST_UNITS) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("must be a whole number from 0 to " + MOST_UNITS);
    }

    private static String lot(String text) {
        if (text.length() > 64 || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be 1 to 64 printable characters");
        }
        if (CardNumber.isIn(text)) {
            throw new IllegalArgumentException(CardNumber.REFUSAL);
        }
        return text;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a day such as 2026-01-31", e);
        }
    }

    /** The cells of one row, and what is wrong with them. */
    private static final class Cells {

        private final int line;
        private final Map<String, String> cells;
        private final List<RowError> errors = new ArrayList<>();

        Cells(int line, Map<String, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        boolean has(String field) {
            return !cells.getOrDefault(field, "").isBlank();
        }

        <T> @Nullable T required(String field, Function<String, T> read) {
            if (!has(field)) {
                wrong(field, "must not be blank");
                return null;
            }
            return optional(field, read);
        }

        <T> @Nullable T optional(String field, Function<String, T> read) {
            if (!has(field)) {
                return null;
            }
            var text = cells.getOrDefault(field, "").strip();
            try {
                if (!Texts.isStorable(text)) {
                    throw new IllegalArgumentException("must be text");
                }
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                wrong(field, String.valueOf(e.getMessage()));
                return null;
            }
        }

        void wrong(String field, String message) {
            errors.add(new RowError(line, cells.get("sku"), field, cells.get(field), message));
        }
    }
}

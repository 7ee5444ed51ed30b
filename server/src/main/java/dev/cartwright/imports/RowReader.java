package dev.cartwright.imports;

import dev.cartwright.files.Format;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import dev.cartwright.files.RowError;
import dev.cartwright.imports.Import.Wish;
import dev.cartwright.platform.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Turns the records of a file into rows for the catalogue. */
final class RowReader {

    private static final int MOST_VARIANTS = 500;

    private final Wish wish;
    private final List<String> header;
    private final Channel channel;
    private final Layout layout;

    /**
     * @param header of a CSV file
     */
    RowReader(Wish wish, @Nullable List<String> header, Channel channel) {
        this.wish = wish;
        this.header = header == null ? List.of() : header;
        this.channel = channel;
        this.layout = new Layout(wish, channel);
    }

    /** A record that cannot be cut into rows. */
    private static final class WrongRecord extends Exception {

        WrongRecord(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Says which columns of the file cannot be used, by its header or, of JSON, its first record.
     */
    Map<String, String> wrongColumns(Raw first) {
        if (wish.format() == Format.CSV) {
            return layout.plan(header).wrong();
        }
        try {
            return rows(first).stream()
                    .flatMap(
                            it -> layout.plan(List.copyOf(it.keySet())).wrong().entrySet().stream())
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey,
                                    Map.Entry::getValue,
                                    (one, _) -> one,
                                    LinkedHashMap::new));
        } catch (WrongRecord e) {
            return Map.of(); // One bad record: reported when it is its turn.
        }
    }

    /** Returns what a record says: one row, or one for each variant. */
    List<Row> read(Raw raw) {
        if (raw.wrong() != null) {
            var text = raw.fields().getLast();
            var error = new RowError(raw.line(), null, RowError.ROW, text, raw.wrong());
            return List.of(new Row.Bad(List.of(error)));
        }
        try {
            var rows = new ArrayList<Row>();
            var cells = rows(raw);
            for (var said : cells) {
                var plan = layout.plan(List.copyOf(said.keySet()));
                rows.add(new RowParts(raw.line(), plan, channel, cells.size() > 1).read(said));
            }
            return rows;
        } catch (WrongRecord e) {
            var message = String.valueOf(e.getMessage());
            var error = new RowError(raw.line(), null, RowError.ROW, null, message);
            return List.of(new Row.Bad(List.of(error)));
        }
    }

    private List<Map<String, JsonNode>> rows(Raw raw) throws WrongRecord {
        if (raw.fields().isEmpty()) {
            throw new WrongRecord("has more than %,d characters".formatted(Records.LONGEST_RECORD));
        }
        return wish.format() == Format.CSV
                ? List.of(record(raw.fields()))
                : objects(raw.fields().getFirst());
    }

    private Map<String, JsonNode> record(List<String> fields) throws WrongRecord {
        if (fields.size() != header.size()) {
            throw new WrongRecord(
                    "has %d fields where the first line has %d"
                            .formatted(fields.size(), header.size()));
        }
        var record = new LinkedHashMap<String, JsonNode>();
        for (int i = 0; i < fields.size(); i++) {
            record.putIfAbsent(header.get(i), StringNode.valueOf(fields.get(i)));
        }
        return record;
    }

    private static List<Map<String, JsonNode>> objects(String text) throws WrongRecord {
        JsonNode record;
        try {
            record = Records.JSON.readTree(text);
        } catch (JacksonException e) {
            throw new WrongRecord("is not JSON: " + e.getOriginalMessage());
        }
        var product = object(record);
        var variants = product.remove(Layout.VARIANTS);
        if (variants == null || variants.isNull() || (variants.isArray() && variants.isEmpty())) {
            return List.of(product);
        }
        if (!variants.isArray() || variants.size() > MOST_VARIANTS) {
            throw new WrongRecord("variants must be a list of at most " + MOST_VARIANTS);
        }
        var rows = new ArrayList<Map<String, JsonNode>>();
        for (var variant : variants) {
            var row = new LinkedHashMap<>(product);
            row.putAll(object(variant));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, JsonNode> object(JsonNode node) throws WrongRecord {
        if (!node.isObject()) {
            throw new WrongRecord("must be an object");
        }
        var object = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(it -> object.put(it.getKey(), it.getValue()));
        return object;
    }
}

package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.catalog.Product;
import dev.cartwright.files.Quoting;
import dev.cartwright.files.Records;
import dev.cartwright.imports.Column.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A line a product, with its variants in it. What would be longer than a line may be goes on in the
 * next, which names the product and has more of its variants.
 */
final class JsonExport implements ExportFile {

    /** In characters; a line ends with the variant that goes past it. */
    private static final int LONG = Records.LONGEST_RECORD / 2;

    private static final ObjectWriter JSON =
            Records.JSON.writer().without(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final List<Column> columns;
    private final OutputStream out;

    JsonExport(List<Column> columns, OutputStream out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void add(Product product, ExportCells cells) throws IOException {
        var line = new StringBuilder(opened(object(it -> cells.of(product, it))));
        var isFirst = true;
        for (var variant : product.variants()) {
            if (line.length() > LONG) {
                write(line.append("]}\n"));
                line.setLength(0);
                line.append(
                        opened(
                                Records.JSON
                                        .createObjectNode()
                                        .put(Field.PRODUCT.column, product.slug().value())));
                isFirst = true;
            }
            line.append(isFirst ? "" : ",");
            line.append(JSON.writeValueAsString(object(it -> cells.of(variant, it))));
            isFirst = false;
        }
        write(line.append("]}\n"));
    }

    /** An object that is still to say which variants it has. */
    private static String opened(ObjectNode object) {
        var closed = JSON.writeValueAsString(object);
        return closed.substring(0, closed.length() - 1) + ",\"" + Layout.VARIANTS + "\":[";
    }

    private ObjectNode object(Function<Column, @Nullable JsonNode> values) {
        var object = Records.JSON.createObjectNode();
        for (var column : columns) {
            var value = values.apply(column);
            if (value != null) {
                object.set(column.title(), quoted(value));
            }
        }
        return object;
    }

    private static JsonNode quoted(JsonNode value) {
        if (value.isString()) {
            return StringNode.valueOf(Quoting.LINES.write(value.stringValue()));
        }
        if (value.isArray()) {
            var list = Records.JSON.createArrayNode();
            value.forEach(it -> list.add(quoted(it)));
            return list;
        }
        return value;
    }

    private void write(StringBuilder line) throws IOException {
        out.write(line.toString().getBytes(UTF_8));
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}

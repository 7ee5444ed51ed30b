package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cartwright.catalog.Product;
import dev.cartwright.files.Quoting;
import dev.cartwright.imports.Column.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row a variant. What is the product's stands in its first row only, so that there is one place
 * to change it.
 */
final class CsvExport implements ExportFile {

    private final List<Column> columns;
    private final CsvWriter csv;

    CsvExport(List<Column> columns, OutputStream out) {
        this.columns = columns;
        csv = CsvWriter.builder().build(out, UTF_8);
        csv.writeRecord(columns.stream().map(Column::title).toList());
    }

    @Override
    public void add(Product product, ExportCells cells) {
        var isFirst = true;
        for (var variant : product.variants()) {
            var row = new ArrayList<String>();
            for (var column : columns) {
                var ofVariant = cells.of(variant, column);
                var isHere = isFirst || column.field() == Field.PRODUCT;
                row.add(
                        ofVariant != null
                                ? cell(column, ofVariant)
                                : isHere ? cell(column, cells.of(product, column)) : "");
            }
            csv.writeRecord(row);
            isFirst = false;
        }
    }

    private static String cell(Column column, @Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        var text =
                switch (column.field().kind) {
                    case TEXT, WHOLE -> value.asString();
                    case MONEY -> value.decimalValue().toPlainString();
                    case LIST ->
                            Parts.join(
                                    value.valueStream().map(JsonNode::stringValue).toList(),
                                    Parts.between(column.field()));
                };
        return Quoting.SHEET.write(text);
    }

    @Override
    public void end() throws IOException {
        csv.close();
    }
}

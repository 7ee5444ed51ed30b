package dev.cartwright.imports;

import dev.cartwright.catalog.Product;
import dev.cartwright.files.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A file of products in the making. Nobody closes it half-way: a file without its end is broken.
 */
interface ExportFile {

    void add(Product product, ExportCells cells) throws IOException;

    /** Writes what is still held back; the file is whole then. */
    void end() throws IOException;

    static ExportFile begin(Format format, List<Column> columns, OutputStream out)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvExport(columns, out);
            case JSONL -> new JsonExport(columns, out);
        };
    }
}

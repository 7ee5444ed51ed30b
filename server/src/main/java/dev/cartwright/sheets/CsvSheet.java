package dev.cartwright.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rows as a table, the currency of all amounts in its last column. Without totals: a line that
 * is none of the rows would be added up with them.
 */
final class CsvSheet implements Sheet {

    private final CurrencyUnit currency;
    private final CsvWriter csv;
    private @Nullable Columns columns;

    CsvSheet(CurrencyUnit currency, OutputStream out) {
        this.currency = currency;
        csv = CsvWriter.builder().build(out, UTF_8);
    }

    @Override
    public void begin(Map<String, ?> facts, Class<? extends Record> rows) {
        columns = Columns.of(rows);
        write(columns.titles(), "currency");
    }

    @Override
    public void row(Record row) {
        if (columns == null) {
            throw new IllegalStateException("not begun");
        }
        write(columns.cells(row), currency.getCode());
    }

    private void write(List<String> cells, String last) {
        var all = new ArrayList<>(cells);
        all.add(last);
        csv.writeRecord(all);
    }

    @Override
    public void end(Record totals) {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.cartwright.sheets;

import java.io.OutputStream;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import tools.jackson.databind.json.JsonMapper;

/** A figure in the making, written row by row: first what it is about, in the end its totals. */
public interface Sheet {

    /**
     * Says what the figure is about.
     *
     * @param facts what was asked, in this order
     * @param rows what each row is
     */
    void begin(Map<String, ?> facts, Class<? extends Record> rows);

    void row(Record row);

    /** The sheet is whole then. */
    void end(Record totals);

    /** Writes to {@code out}, which it closes in the end. */
    static Sheet of(Form form, JsonMapper json, CurrencyUnit currency, OutputStream out) {
        return switch (form) {
            case JSON -> new JsonSheet(json, out);
            case CSV -> new CsvSheet(currency, out);
        };
    }
}

package dev.cartwright.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the rows of a file as a file to work through, however much it is. */
public final class ErrorCsv {

    private static final int AT_ONCE = 1_000;

    private ErrorCsv() {}

    /** Where errors are kept, in the order of their file. */
    public interface Source {

        /** Some errors behind the first ones; fewer than asked for are the last. */
        List<RowError> page(int after, int most);
    }

    public static void write(Source errors, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(out, UTF_8)) {
            csv.writeRecord("line", "sku", "field", "value", "message");
            int written = 0;
            List<RowError> some;
            do {
                some = errors.page(written, AT_ONCE);
                some.forEach(error -> write(csv, error));
                written += some.size();
            } while (some.size() == AT_ONCE);
        }
    }

    private static void write(CsvWriter csv, RowError error) {
        csv.writeRecord(
                String.valueOf(error.line()),
                safe(error.sku()),
                safe(error.field()),
                safe(error.value()),
                safe(error.message()));
    }

    /** The file quotes others' texts; opened in a spreadsheet they must stay texts. */
    private static String safe(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return Quoting.isFormula(text) ? "'" + text : text;
    }
}

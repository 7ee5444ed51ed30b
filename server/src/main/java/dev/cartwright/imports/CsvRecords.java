package dev.cartwright.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.cartwright.imports.Chunk.Raw;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV as RFC 4180 has it; a field may have many lines if it is quoted. */
final class CsvRecords implements Records {

    static final int MOST_COLUMNS = 1_000;

    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long line = 1;

    CsvRecords(Reader text, char delimiter) {
        var handler =
                CsvRecordHandler.of(it ->
                        it.maxFields(MOST_COLUMNS)
                                .maxFieldSize(Chunk.LONGEST_RECORD)
                                .maxRecordSize(Chunk.LONGEST_RECORD));
        records =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(Chunk.LONGEST)
                        .build(handler, text)
                        .iterator();
        header =
                records.hasNext()
                        ? records.next().getFields().stream().map(String::strip).toList()
                        : List.of();
    }

    @Override
    public @Nullable Raw next() {
        while (records.hasNext()) {
            var record = records.next();
            line = record.getStartingLineNumber();
            if (!record.getFields().stream().allMatch(String::isBlank)) {
                return new Raw(Math.toIntExact(line), record.getFields());
            }
        }
        return null;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public long line() {
        return line;
    }
}

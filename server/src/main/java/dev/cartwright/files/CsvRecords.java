package dev.cartwright.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV as RFC 4180 has it; a field may have many lines if it is quoted. */
final class CsvRecords implements Records {

    private final QuoteWatch quotes;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long line = 1;

    CsvRecords(Reader text, char delimiter) {
        quotes = new QuoteWatch(text, delimiter);
        var handler =
                CsvRecordHandler.of(it ->
                        it.maxFields(MOST_COLUMNS)
                                .maxFieldSize(Records.LONGEST_RECORD)
                                .maxRecordSize(Records.LONGEST_RECORD));
        records =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(Records.LONGEST)
                        .build(handler, quotes)
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
                var raw = new Raw(Math.toIntExact(line), record.getFields());
                return !records.hasNext() && quotes.isOpen() ? swallowed(raw) : raw;
            }
        }
        return null;
    }

    /** The last record has all that follows a quote which nothing closed: none of it is read. */
    private Raw swallowed(Raw last) {
        return last.wrong(
                "the quote opened on line %d is never closed; what follows it is not read"
                        .formatted(quotes.openedOn()));
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

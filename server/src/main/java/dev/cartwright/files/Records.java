package dev.cartwright.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The records of a file, one after the other while it arrives. */
public interface Records {

    /** In characters. Nobody's record needs as much; what is longer is skipped and reported. */
    int LONGEST_RECORD = 1_000_000;

    /** In characters, all records of a chunk together: what an upload holds in memory. */
    int LONGEST = 4_000_000;

    int MOST_COLUMNS = 1_000;

    /**
     * Not the server's own mapper, which refuses as a whole what here is one wrong cell. Escapes
     * keep what is no text, such as half of a surrogate pair, for whoever reads the cell.
     */
    JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(32)
                                                    .maxStringLength(LONGEST_RECORD)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    /** Returns the next record that is not blank; null at the end. */
    @Nullable Raw next() throws IOException;

    /** The names of the columns, where the file begins with them. */
    @Nullable List<String> header();

    /** How far it has been read, as a line of the file from 1. */
    long line();

    /**
     * Begins to read; in UTF-8 only, with a byte-order mark or without.
     *
     * @param delimiter between the fields of CSV
     */
    static Records open(Format format, char delimiter, InputStream file) throws IOException {
        var strictly =
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = new BufferedReader(new InputStreamReader(file, strictly));
        skip(text, '\ufeff');
        if (format == Format.CSV) {
            return new CsvRecords(text, delimiter);
        }
        return begins(text, '[') ? new JsonArray(text) : new JsonLines(text);
    }

    private static void skip(Reader text, char mark) throws IOException {
        text.mark(1);
        if (text.read() != mark) {
            text.reset();
        }
    }

    /** Looks past blanks and takes nothing. */
    private static boolean begins(Reader text, char with) throws IOException {
        var far = 4_096;
        text.mark(far);
        int next = text.read();
        for (int i = 1; i < far && next >= 0 && Character.isWhitespace(next); i++) {
            next = text.read();
        }
        text.reset();
        return next == with;
    }
}

package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.imports.Chunk.Raw;
import dev.cartwright.imports.Import.Format;
import dev.cartwright.imports.Import.Wish;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other while it arrives. */
interface Records {

    /** Returns the next record that is not blank; null at the end. */
    @Nullable Raw next() throws IOException;

    /** The names of the columns, where the file begins with them. */
    @Nullable List<String> header();

    /** How far it has been read, as a line of the file from 1. */
    long line();

    /** Begins to read; in UTF-8 only, with a byte-order mark or without. */
    static Records open(Wish wish, InputStream file) throws IOException {
        var strictly =
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = new BufferedReader(new InputStreamReader(file, strictly));
        skip(text, '\ufeff');
        if (wish.format() == Format.CSV) {
            return new CsvRecords(text, wish.delimiter());
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

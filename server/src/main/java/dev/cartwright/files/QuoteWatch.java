package dev.cartwright.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Knows, while a file of CSV passes, on which line a quote opened that is not closed yet. */
final class QuoteWatch extends FilterReader {

    private enum At {
        BEGIN,
        PLAIN,
        QUOTED,
        /** A quote within quotes: the end of the field, or the first of two that mean one. */
        QUOTE
    }

    private final char delimiter;
    private At at = At.BEGIN;
    private boolean afterReturn;
    private long line = 1;
    private long openedOn;

    QuoteWatch(Reader text, char delimiter) {
        super(text);
        this.delimiter = delimiter;
    }

    /** Whether what has passed ends within quotes. */
    boolean isOpen() {
        return at == At.QUOTED;
    }

    /** The line, from 1, of the last quote that opened a field. */
    long openedOn() {
        return openedOn;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            pass((char) next);
        }
        return next;
    }

    @Override
    public int read(char[] buffer, int from, int most) throws IOException {
        int count = super.read(buffer, from, most);
        for (int i = 0; i < count; i++) {
            pass(buffer[from + i]);
        }
        return count;
    }

    private void pass(char it) {
        if (it == '\r' || (it == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = it == '\r';
        if (it == '"') {
            quote();
        } else if (at != At.QUOTED) {
            at = it == delimiter || it == '\n' || it == '\r' ? At.BEGIN : At.PLAIN;
        }
    }

    private void quote() {
        if (at == At.BEGIN) {
            openedOn = line;
        }
        at =
                switch (at) {
                    case BEGIN, QUOTE -> At.QUOTED;
                    case QUOTED -> At.QUOTE;
                    case PLAIN -> At.PLAIN;
                };
    }
}

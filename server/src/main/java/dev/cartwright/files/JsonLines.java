package dev.cartwright.files;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one object a line without looking into it, so that a malformed line is one error. */
final class JsonLines implements Records {

    private final Reader text;
    private int line = 0;
    private boolean ended = false;

    JsonLines(Reader text) {
        this.text = text;
    }

    @Override
    public @Nullable Raw next() throws IOException {
        while (!ended) {
            var found = readLine();
            line = Math.addExact(line, 1);
            if (found == null) {
                return new Raw(line, List.of());
            }
            if (!found.isBlank()) {
                return new Raw(line, List.of(found));
            }
        }
        return null;
    }

    /** Returns null where the line is longer than records may be; then it was skipped. */
    private @Nullable String readLine() throws IOException {
        var read = new StringBuilder();
        var length = 0L;
        int next = text.read();
        while (next >= 0 && next != '\n') {
            length++;
            if (length <= Records.LONGEST_RECORD) {
                read.append((char) next);
            }
            next = text.read();
        }
        ended = next < 0;
        return length <= Records.LONGEST_RECORD ? read.toString() : null;
    }

    @Override
    public @Nullable List<String> header() {
        return null;
    }

    @Override
    public long line() {
        return Math.max(1, line);
    }
}

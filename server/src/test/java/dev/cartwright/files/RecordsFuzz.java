package dev.cartwright.files;

import java.io.ByteArrayInputStream;
import java.util.List;

/** Any file is read to its end, or refused in words; what was read is kept as it was. */
public final class RecordsFuzz {

    private RecordsFuzz() {}

    /** The first byte chooses the form and the delimiter. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var format = (input[0] & 1) == 0 ? Format.CSV : Format.JSONL;
        var delimiter = (input[0] & 2) == 0 ? ',' : ';';
        var file = new ByteArrayInputStream(input, 1, input.length - 1);
        var line = 1L;
        try {
            var records = Records.open(format, delimiter, file);
            for (var next = records.next(); next != null; next = records.next()) {
                if (records.line() < line || next.length() > Records.LONGEST_RECORD) {
                    throw new AssertionError("line " + records.line() + ": " + next);
                }
                line = records.line();
                if (!Raw.of(Raw.content(List.of(next))).equals(List.of(next))) {
                    throw new AssertionError("changed while it was kept: " + next);
                }
            }
        } catch (Exception e) {
            if (!(FileProblem.of(e, line) instanceof FileProblem)) {
                throw new AssertionError(e);
            }
        }
    }
}

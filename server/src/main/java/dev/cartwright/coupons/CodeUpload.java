package dev.cartwright.coupons;

import dev.cartwright.files.FileProblem;
import dev.cartwright.files.Format;
import dev.cartwright.files.Records;
import dev.cartwright.kernel.InvalidField;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes the merchant's own codes in, in memory that does not grow with the file. Nothing of the
 * database is held while the network is read: each chunk commits by itself. A file that did not
 * arrive whole is sent again, for codes that are there already do no harm.
 */
@Component
class CodeUpload {

    /** So many rows that a transaction is worth its while, and so few that it is short. */
    static final int MOST_RECORDS = 1_000;

    private final BatchTable batches;
    private final CodeChunks chunks;

    CodeUpload(BatchTable batches, CodeChunks chunks) {
        this.batches = batches;
        this.chunks = chunks;
    }

    /**
     * Reads a file of CSV to its end.
     *
     * @throws FileProblem where it cannot
     * @throws InvalidField where its columns are not those of codes
     */
    Batch receive(UUID batch, InputStream file) {
        if (batches.get(batch).generating() != null) {
            throw CouponProblem.generated();
        }
        Records records = null;
        try {
            records = Records.open(Format.CSV, ',', file);
            var header = Objects.requireNonNull(records.header());
            CodeRow.requireColumns(header);
            take(batch, records, header);
            return batches.get(batch);
        } catch (IOException | RuntimeException e) {
            throw FileProblem.of(e, records == null ? 1 : records.line());
        }
    }

    private void take(UUID batch, Records records, List<String> header) throws IOException {
        var upload = chunks.begin(batch);
        var kept = new ArrayList<CodeRow>();
        var any = false;
        for (var raw = records.next(); raw != null; raw = records.next()) {
            any = true;
            kept.add(CodeRow.read(raw, header));
            if (kept.size() == MOST_RECORDS) {
                chunks.take(batch, upload, kept);
                kept.clear();
            }
        }
        if (!kept.isEmpty()) {
            chunks.take(batch, upload, kept);
        }
        if (!any) {
            throw FileProblem.empty();
        }
    }
}

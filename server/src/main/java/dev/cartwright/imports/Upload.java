package dev.cartwright.imports;

import dev.cartwright.files.CountedStream;
import dev.cartwright.files.FileProblem;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.JobQueue;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file in and cuts it into chunks, in memory that does not grow with the file. Nothing of
 * the database is held while the network is read: each chunk commits by itself, and the import is
 * queued once the file is whole.
 */
@Component
class Upload {

    private final ImportTable imports;
    private final ChunkTable chunks;
    private final Channels channels;
    private final JobQueue queue;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Upload(
            ImportTable imports,
            ChunkTable chunks,
            Channels channels,
            JobQueue queue,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.chunks = chunks;
        this.channels = channels;
        this.queue = queue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Reads the file of an import to its end.
     *
     * @throws FileProblem where it cannot; the import then waits for its file as before
     */
    void receive(UUID id, InputStream body) {
        var begun = imports.beginUpload(id, clock.instant()).orElseThrow(() -> refusal(id));
        var file = new CountedStream(body);
        Records records = null;
        try {
            records = Records.open(begun.wish().format(), begun.wish().delimiter(), file);
            var count = cut(begun, records);
            queue(begun, records, file.count(), count);
        } catch (IOException | RuntimeException e) {
            throw FileProblem.of(e, records == null ? 1 : records.line());
        }
    }

    private ImportProblem refusal(UUID id) {
        return imports.find(id)
                .map(it -> ImportProblem.takesNoFile(it.status()))
                .orElseGet(() -> ImportProblem.unknownImport(id));
    }

    /** Answers how many records there are. */
    private int cut(Import begun, Records records) throws IOException {
        var kept = new ArrayList<Raw>();
        int count = 0;
        long length = 0;
        for (var raw = records.next(); raw != null; raw = records.next()) {
            if (count == 0 && kept.isEmpty()) {
                check(begun, records.header(), raw);
            }
            kept.add(raw);
            length += raw.length();
            if (kept.size() == Chunk.MOST_RECORDS || length > Records.LONGEST) {
                keep(begun, count, kept);
                count = Math.addExact(count, kept.size());
                kept.clear();
                length = 0;
            }
        }
        if (!kept.isEmpty()) {
            keep(begun, count, kept);
        }
        return Math.addExact(count, kept.size());
    }

    private void check(Import begun, @Nullable List<String> header, Raw first) {
        var reader = new RowReader(begun.wish(), header, channels.get(begun.wish().channel()));
        var wrong = reader.wrongColumns(first);
        if (!wrong.isEmpty()) {
            throw ImportProblem.wrongColumns(wrong);
        }
    }

    private void keep(Import begun, int number, List<Raw> records) {
        if (!chunks.add(begun, number, records)) {
            throw ImportProblem.overtaken();
        }
    }

    private void queue(Import begun, Records records, long bytes, int count) {
        if (count == 0) {
            throw FileProblem.empty();
        }
        transaction.executeWithoutResult(_ -> {
            if (!imports.completeUpload(begun, records.header(), bytes, count)) {
                throw ImportProblem.overtaken();
            }
            queue.add(ImportJobs.IMPORT, begun.id().toString());
        });
    }
}

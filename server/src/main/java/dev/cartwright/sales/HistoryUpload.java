package dev.cartwright.sales;

import dev.cartwright.files.FileProblem;
import dev.cartwright.files.Format;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import dev.cartwright.files.RowError;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.JobQueue;
import dev.cartwright.sales.HistoryImport.Wish;
import dev.cartwright.sales.HistoryLine.Warnings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an earlier shop's file in, in memory that does not grow with the file. Nothing of the
 * database is held while the network is read: some lines at a time are read, and kept by
 * themselves; none of them counts before the file is whole.
 */
@Component
class HistoryUpload {

    /** So many lines that a transaction is worth its while, and so few that it is short. */
    static final int AT_ONCE = 5_000;

    private final HistoryTable imports;
    private final HistoryLines lines;
    private final HistoryErrors errors;
    private final Channels channels;
    private final SalesSettings settings;
    private final JobQueue queue;
    private final TransactionTemplate transaction;

    HistoryUpload(
            HistoryTable imports,
            HistoryLines lines,
            HistoryErrors errors,
            Channels channels,
            SalesSettings settings,
            JobQueue queue,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.lines = lines;
        this.errors = errors;
        this.channels = channels;
        this.settings = settings;
        this.queue = queue;
        this.transaction = transaction;
    }

    /** What was read and is not kept yet. */
    private static final class Some {
        private final List<HistoryLine> lines = new ArrayList<>();
        private final List<RowError> errors = new ArrayList<>();
        private Warnings warnings = Warnings.NONE;

        int size() {
            return lines.size() + errors.size();
        }
    }

    /** Reads a file to its end; throws {@link FileProblem} where it cannot. */
    void receive(UUID id, Wish wish, HistoryLayout layout, InputStream body) {
        var zone = channels.get(wish.channel()).timeZone();
        Records records = null;
        try {
            records = Records.open(Format.CSV, ',', body);
            var places = layout.in(Objects.requireNonNull(records.header()));
            imports.insert(id, wish);
            take(id, records, new HistoryReader(places, wish, zone));
        } catch (IOException | RuntimeException e) {
            var why = FileProblem.of(e, records == null ? 1 : records.line());
            imports.fail(id, String.valueOf(why.getMessage()));
            throw why;
        }
        transaction.executeWithoutResult(_ -> {
            if (!imports.begin(id)) {
                throw SalesProblem.givenUp();
            }
            queue.add(SalesJobs.IMPORT, id.toString());
        });
    }

    private void take(UUID id, Records records, HistoryReader reader) throws IOException {
        int refused = 0;
        var any = false;
        var some = new Some();
        for (var raw = records.next(); raw != null; raw = records.next()) {
            any = true;
            read(raw, reader, some);
            if (some.size() == AT_ONCE) {
                keep(id, some, refused);
                refused += some.errors.size();
                some = new Some();
            }
        }
        keep(id, some, refused);
        if (!any) {
            throw FileProblem.empty();
        }
    }

    private static void read(Raw raw, HistoryReader reader, Some some) {
        try {
            var line = reader.read(raw);
            some.lines.add(line);
            some.warnings = some.warnings.plus(line.warnings());
        } catch (InvalidField e) {
            some.errors.add(reader.error(raw, e));
        }
    }

    private void keep(UUID id, Some some, int refused) {
        var room = Math.clamp(settings.mostErrors() - refused, 0, some.errors.size());
        transaction.executeWithoutResult(_ -> {
            if (!imports.count(id, some.size(), some.warnings, some.errors.size())) {
                throw SalesProblem.givenUp();
            }
            lines.keep(id, some.lines);
            errors.add(id, some.errors.subList(0, room));
        });
    }
}

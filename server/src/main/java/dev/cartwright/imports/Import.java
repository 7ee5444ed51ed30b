package dev.cartwright.imports;

import dev.cartwright.files.Format;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's wish to bring products in from a file, and how far it has come.
 *
 * @param reason why it failed
 * @param upload which of the times that a file was sent counts; 0 before the first
 * @param header of a CSV file, once it is there
 * @param bytes of the file, unpacked
 * @param records in the file; one with several variants is several rows
 */
record Import(
        UUID id,
        Wish wish,
        Status status,
        @Nullable String reason,
        int upload,
        @Nullable List<String> header,
        long bytes,
        int records,
        int recordsDone,
        Counters counters,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Actor actor) {

    /** How far it has come. */
    enum Status {
        WAITING_FOR_FILE,
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** The file is whole, and not all of it is taken over. */
        boolean isUnderWay() {
            return this == QUEUED || this == RUNNING;
        }
    }

    /**
     * What was asked for.
     *
     * @param mapping null where the file calls its columns as we do
     * @param dryRun says what would become of the rows, and keeps nothing
     */
    record Wish(
            Format format,
            ChannelId channel,
            char delimiter,
            @Nullable Mapping mapping,
            boolean dryRun) {}

    /**
     * What became of the rows.
     *
     * @param errors found in those that were refused, at least one in each
     */
    record Counters(int created, int updated, int unchanged, int refused, int errors) {

        static final Counters NONE = new Counters(0, 0, 0, 0, 0);

        static Counters refused(int rows, int errors) {
            return new Counters(0, 0, 0, rows, errors);
        }

        int rows() {
            return created + updated + unchanged + refused;
        }

        Counters plus(Counters more) {
            return new Counters(
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    refused + more.refused,
                    errors + more.errors);
        }
    }

    /** In whole per cent, rounded down: 100 is all. */
    int percentDone() {
        return records == 0 ? 0 : (int) (100L * recordsDone / records);
    }
}

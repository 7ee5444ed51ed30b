package dev.cartwright.stocktakes;

import dev.cartwright.files.Format;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A count of a location by a file, and how far it has come.
 *
 * @param reason why it failed, or why what is not in the file was left alone
 * @param sweptTo the last SKU that was looked for in the file
 */
record StockTake(
        UUID id,
        Wish wish,
        Status status,
        @Nullable String reason,
        @Nullable List<String> header,
        int records,
        int recordsDone,
        Result result,
        @Nullable Sku sweptTo,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Actor actor) {

    /** How far it has come. */
    enum Status {
        ARRIVING,
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        /** The file is whole, and not all of it is taken over. */
        boolean isUnderWay() {
            return this == QUEUED || this == RUNNING;
        }
    }

    /**
     * What is asked.
     *
     * @param rehearsal says what would change, and changes nothing
     * @param complete what is not in the file is not there
     */
    record Wish(String location, boolean rehearsal, boolean complete, Format format) {}

    /**
     * What became of the rows.
     *
     * @param swept SKUs that were not in the file and are set to nothing
     * @param changes that were written down
     * @param found units; their value in minor units
     */
    record Result(
            int unchanged,
            int changed,
            int refused,
            int errors,
            int swept,
            int changes,
            long found,
            long foundValue,
            long missing,
            long missingValue) {

        static final Result NONE = new Result(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        static Result refused(int rows, int errors) {
            return new Result(0, 0, rows, errors, 0, 0, 0, 0, 0, 0);
        }

        /** Of one SKU or lot. */
        static Result of(int difference, long value, boolean inFile, boolean isWorthSaying) {
            return new Result(
                    inFile && difference == 0 ? 1 : 0,
                    inFile && difference != 0 ? 1 : 0,
                    0,
                    0,
                    inFile ? 0 : 1,
                    isWorthSaying ? 1 : 0,
                    Math.max(0, difference),
                    Math.max(0, value),
                    Math.max(0, -(long) difference),
                    Math.max(0, -value));
        }

        Result plus(Result more) {
            return new Result(
                    unchanged + more.unchanged,
                    changed + more.changed,
                    refused + more.refused,
                    errors + more.errors,
                    swept + more.swept,
                    changes + more.changes,
                    found + more.found,
                    foundValue + more.foundValue,
                    missing + more.missing,
                    missingValue + more.missingValue);
        }
    }

    /**
     * What a count changed, or would.
     *
     * @param line null: it was not in the file
     * @param lot null: all lots together
     * @param value of the difference, in minor units
     * @param shortage promised units that are not there now
     */
    record Change(
            @Nullable Integer line,
            Sku sku,
            @Nullable String lot,
            int counted,
            int difference,
            long value,
            int shortage) {}
}

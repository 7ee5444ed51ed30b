package dev.cartwright.coupons;

import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Codes that belong together, and how far they are made or brought.
 *
 * @param generating null: the merchant's own, sent in files
 * @param made codes that are there
 * @param file what became of the rows of the last file
 */
record Batch(
        UUID id,
        String name,
        Terms terms,
        @Nullable Generating generating,
        int made,
        Status status,
        @Nullable Instant disabledAt,
        File file,
        int version,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Actor actor) {

    /** How far it has come. */
    enum Status {
        /** Own codes may be sent at any time. */
        OPEN,
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        boolean isUnderWay() {
            return this == QUEUED || this == RUNNING;
        }
    }

    /**
     * What is to be made.
     *
     * @param asked how many
     */
    record Generating(CodeShape shape, int asked) {}

    /**
     * Rows of a file.
     *
     * @param repeated were in the batch before
     */
    record File(int rows, int added, int repeated, int refused) {

        static final File NONE = new File(0, 0, 0, 0);

        File plus(File more) {
            return new File(
                    rows + more.rows,
                    added + more.added,
                    repeated + more.repeated,
                    refused + more.refused);
        }
    }

    /** Returns how many codes are still to be made. */
    int missing() {
        return generating == null ? 0 : generating.asked() - made;
    }
}

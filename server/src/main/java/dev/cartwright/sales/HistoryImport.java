package dev.cartwright.sales;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.sales.HistoryLine.Warnings;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * An earlier shop's history that is taken in from a file.
 *
 * @param rows read, right or wrong
 * @param duplicates lines that say the same as one before them in the file
 * @param imported new facts
 * @param refused lines with an error
 * @param slices taken over, of {@value #SLICES}
 */
record HistoryImport(
        UUID id,
        Wish wish,
        Status status,
        @Nullable String reason,
        int rows,
        Warnings warnings,
        int duplicates,
        int imported,
        int refused,
        int slices,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** What is equal is in one slice, and a slice is one transaction. */
    static final int SLICES = 256;

    /** How far it is. */
    enum Status {
        /** The file is arriving. */
        RECEIVING,
        /** Lines become facts. */
        RUNNING,
        DONE,
        /** The file could not be read, or stopped arriving: nothing of it counts. */
        FAILED
    }

    /**
     * What is wanted of a file.
     *
     * @param shop whose history it is: within a shop a number names one order and a name one
     *     customer
     * @param refuseCopies a line that says the same as one before it is an error
     */
    record Wish(ChannelId channel, CurrencyUnit currency, String shop, boolean refuseCopies) {}

    /** Lines that count already, from an import before. */
    int known() {
        return status == Status.DONE ? rows - refused - imported : 0;
    }
}

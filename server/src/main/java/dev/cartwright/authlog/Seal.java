package dev.cartwright.authlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.authlog.schema.tables.records.AuthLogsRecord;
import dev.cartwright.platform.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What some rows were, and what the seal before says: neither can change unseen.
 *
 * @param after the seal covers what is behind this row, up to and with the row {@code to}
 * @param rowsHash SHA-256 over the rows, by id
 * @param droppedBefore rows that are older were dropped when their time was over
 * @param previous the hash of the seal before
 */
record Seal(
        long number,
        Instant at,
        UUID after,
        UUID to,
        int rows,
        String rowsHash,
        UUID droppedBefore,
        String previous) {

    /** What the first seal follows. */
    static final Seal NONE =
            new Seal(
                    0,
                    Instant.EPOCH,
                    Canon.NOTHING,
                    Canon.NOTHING,
                    0,
                    Rows.hash(List.of()),
                    Canon.NOTHING,
                    "");

    /** Returns the seal that follows, over rows in the order of their ids. */
    Seal next(Instant at, List<AuthLogsRecord> covered) {
        return new Seal(
                number + 1,
                at,
                to,
                covered.getLast().getId(),
                covered.size(),
                Rows.hash(covered),
                droppedBefore,
                hash());
    }

    /** Returns the seal that follows and says that what is older is gone, and rightly so. */
    Seal nextDropping(Instant at, UUID before) {
        return new Seal(number + 1, at, to, to, 0, Rows.hash(List.of()), before, hash());
    }

    /** Whether it could stand behind the other one. */
    boolean follows(Seal other) {
        return number == other.number + 1
                && after.equals(other.to)
                && previous.equals(other.hash())
                && Canon.compare(droppedBefore, other.droppedBefore) >= 0;
    }

    String hash() {
        return Canon.sha256(
                Canon.text(number, at, after, to, rows, rowsHash, droppedBefore, previous));
    }

    /** Counts and hashes rows as they come. */
    static final class Rows {
        private final MessageDigest digest = Sha256.digest();
        private int count;

        void add(AuthLogsRecord row) {
            digest.update(Hashes.sealed(row).getBytes(UTF_8));
            count++;
        }

        /** Whether they are those that the seal covers; ends the counting. */
        boolean are(Seal seal) {
            return count == seal.rows && Canon.hex(digest).equals(seal.rowsHash);
        }

        private static String hash(List<AuthLogsRecord> rows) {
            var all = new Rows();
            rows.forEach(all::add);
            return Canon.hex(all.digest);
        }
    }
}

package dev.cartwright.stocktakes;

import dev.cartwright.files.FileProblem;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Sha256;
import dev.cartwright.stocktakes.StockTake.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a file in and cuts it into chunks, in memory that does not grow with the file. Nothing of
 * the database is held while the network is read: each chunk commits by itself, and nobody looks at
 * them before the stock-take is queued.
 */
@Component
class TakeUpload {

    /** So many rows that a transaction is worth its while, and so few that it is short. */
    static final int MOST_RECORDS = 500;

    private final TakeTable takes;
    private final TakeChunks chunks;
    private final Clock clock;

    TakeUpload(TakeTable takes, TakeChunks chunks, Clock clock) {
        this.takes = takes;
        this.chunks = chunks;
        this.clock = clock;
    }

    /**
     * A file that arrived whole.
     *
     * @param digest the same for the same bytes only
     */
    record Arrived(@Nullable List<String> header, int records, String digest) {}

    /** Reads a file to its end; throws {@link FileProblem} where it cannot. */
    Arrived receive(UUID id, Wish wish, InputStream body) {
        takes.insert(id, wish, Actor.current(), clock.instant());
        var file = new DigestInputStream(body, Sha256.digest());
        Records records = null;
        try {
            records = Records.open(wish.format(), ',', file);
            var header = records.header();
            if (header != null) {
                CountReader.requireColumns(header);
            }
            int count = cut(id, records);
            if (count == 0) {
                throw FileProblem.empty();
            }
            var digest = HexFormat.of().formatHex(file.getMessageDigest().digest());
            return new Arrived(header, count, digest);
        } catch (IOException | RuntimeException e) {
            throw FileProblem.of(e, records == null ? 1 : records.line());
        }
    }

    private int cut(UUID id, Records records) throws IOException {
        var kept = new ArrayList<Raw>();
        int count = 0;
        long length = 0;
        for (var raw = records.next(); raw != null; raw = records.next()) {
            kept.add(raw);
            length += raw.length();
            if (kept.size() == MOST_RECORDS || length > Records.LONGEST) {
                chunks.add(id, count, kept);
                count = Math.addExact(count, kept.size());
                kept.clear();
                length = 0;
            }
        }
        if (!kept.isEmpty()) {
            chunks.add(id, count, kept);
        }
        return Math.addExact(count, kept.size());
    }
}

package dev.cartwright.stocktakes;

import static dev.cartwright.stocktakes.schema.Tables.CHUNKS;
import static dev.cartwright.stocktakes.schema.Tables.GIVEN;
import static dev.cartwright.stocktakes.schema.Tables.STOCK_TAKES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.cartwright.files.Raw;
import dev.cartwright.kernel.Sku;
import dev.cartwright.stocktakes.CountRow.Good;
import dev.cartwright.stocktakes.StockTake.Status;
import dev.cartwright.stocktakes.schema.tables.records.GivenRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What of files is still to be read, and what they said so far. */
@Repository
class TakeChunks {

    private static final int FORGOTTEN_AT_ONCE = 50;
    private static final int GIVEN_FORGOTTEN_AT_ONCE = 5_000;

    private final DSLContext db;

    TakeChunks(DSLContext db) {
        this.db = db;
    }

    /**
     * Records of a file that are still to be read.
     *
     * @param number the place of the first in the file, from 0
     */
    record Chunk(int number, List<Raw> records) {}

    void add(UUID id, int number, List<Raw> records) {
        db.insertInto(CHUNKS)
                .set(CHUNKS.STOCK_TAKE_ID, id)
                .set(CHUNKS.NUMBER, number)
                .set(CHUNKS.RECORDS, records.size())
                .set(CHUNKS.CONTENT, Raw.content(records))
                .execute();
    }

    /** Returns the next to be read of a stock-take that is locked. */
    Optional<Chunk> first(UUID id) {
        return db.select(CHUNKS.NUMBER, CHUNKS.CONTENT)
                .from(CHUNKS)
                .where(CHUNKS.STOCK_TAKE_ID.eq(id))
                .orderBy(CHUNKS.NUMBER)
                .limit(1)
                .fetchOptional(
                        it -> new Chunk(it.get(CHUNKS.NUMBER), Raw.of(it.get(CHUNKS.CONTENT))));
    }

    void remove(UUID id, Chunk chunk) {
        db.deleteFrom(CHUNKS)
                .where(CHUNKS.STOCK_TAKE_ID.eq(id))
                .and(CHUNKS.NUMBER.eq(chunk.number()))
                .execute();
    }

    /** Makes two of a chunk, to find the half that is refused; three statements. */
    void split(UUID id, Chunk chunk) {
        remove(id, chunk);
        int middle = chunk.records().size() / 2;
        add(id, chunk.number(), chunk.records().subList(0, middle));
        add(id, chunk.number() + middle, chunk.records().subList(middle, chunk.records().size()));
    }

    /** Where the file said something of these SKUs before: by SKU and lot, the line. */
    Map<Sku, Map<String, Integer>> given(UUID id, Collection<Sku> skus) {
        var given = new HashMap<Sku, Map<String, Integer>>();
        db.select(GIVEN.SKU, GIVEN.LOT, GIVEN.LINE)
                .from(GIVEN)
                .where(GIVEN.STOCK_TAKE_ID.eq(id))
                .and(GIVEN.SKU.eq(any(skus.toArray(Sku[]::new))))
                .forEach(it ->
                        given.computeIfAbsent(it.value1(), _ -> new HashMap<>())
                                .put(it.value2(), it.value3()));
        return given;
    }

    void remember(UUID id, Collection<Good> rows) {
        db.batchInsert(
                        rows.stream()
                                .map(it -> new GivenRecord(id, it.sku(), lot(it), it.line()))
                                .toList())
                .execute();
    }

    /** Those of the SKUs that the file names. */
    Set<Sku> named(UUID id, Collection<Sku> skus) {
        return given(id, skus).keySet();
    }

    static String lot(Good row) {
        return row.lot() == null ? "" : row.lot().number();
    }

    /** Forgets some of what nobody will read: of what is over, or never arrived since then. */
    int forget(Instant arrivingSince) {
        var over =
                STOCK_TAKES
                        .FINISHED_AT
                        .isNotNull()
                        .or(
                                STOCK_TAKES
                                        .STATUS
                                        .eq(Status.ARRIVING.name())
                                        .and(STOCK_TAKES.CREATED_AT.lt(arrivingSince)));
        var chunks =
                select(CHUNKS.STOCK_TAKE_ID, CHUNKS.NUMBER)
                        .from(CHUNKS)
                        .join(STOCK_TAKES)
                        .on(STOCK_TAKES.STOCK_TAKE_ID.eq(CHUNKS.STOCK_TAKE_ID))
                        .where(over)
                        .limit(FORGOTTEN_AT_ONCE);
        var given =
                select(GIVEN.STOCK_TAKE_ID, GIVEN.SKU, GIVEN.LOT)
                        .from(GIVEN)
                        .join(STOCK_TAKES)
                        .on(STOCK_TAKES.STOCK_TAKE_ID.eq(GIVEN.STOCK_TAKE_ID))
                        .where(over)
                        .limit(GIVEN_FORGOTTEN_AT_ONCE);
        return db.deleteFrom(CHUNKS)
                        .where(row(CHUNKS.STOCK_TAKE_ID, CHUNKS.NUMBER).in(chunks))
                        .execute()
                + db.deleteFrom(GIVEN)
                        .where(row(GIVEN.STOCK_TAKE_ID, GIVEN.SKU, GIVEN.LOT).in(given))
                        .execute();
    }
}

package dev.cartwright.imports;

import static dev.cartwright.imports.schema.Tables.CHUNKS;
import static dev.cartwright.imports.schema.Tables.IMPORTS;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.cartwright.files.Raw;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What of files is still to be read. */
@Repository
class ChunkTable {

    private final DSLContext db;

    ChunkTable(DSLContext db) {
        this.db = db;
    }

    /** Keeps a chunk of an upload; answers false where that upload counts no more. */
    boolean add(Import begun, int number, List<Raw> records) {
        return db.insertInto(
                                CHUNKS,
                                CHUNKS.IMPORT_ID,
                                CHUNKS.UPLOAD,
                                CHUNKS.NUMBER,
                                CHUNKS.RECORDS,
                                CHUNKS.CONTENT)
                        .select(
                                select(
                                                IMPORTS.IMPORT_ID,
                                                IMPORTS.UPLOAD,
                                                val(number),
                                                val(records.size()),
                                                val(Raw.content(records)))
                                        .from(IMPORTS)
                                        .where(ImportTable.counts(begun)))
                        .execute()
                == 1;
    }

    /** Returns the next to be read of an import that is locked. */
    Optional<Chunk> first(Import at) {
        return db.select(CHUNKS.NUMBER, CHUNKS.ATTEMPTS, CHUNKS.CONTENT)
                .from(CHUNKS)
                .where(CHUNKS.IMPORT_ID.eq(at.id()))
                .and(CHUNKS.UPLOAD.eq(at.upload()))
                .orderBy(CHUNKS.NUMBER)
                .limit(1)
                .fetchOptional(it ->
                        Chunk.of(
                                it.get(CHUNKS.NUMBER),
                                it.get(CHUNKS.ATTEMPTS),
                                it.get(CHUNKS.CONTENT)));
    }

    void remove(Import at, Chunk chunk) {
        db.deleteFrom(CHUNKS)
                .where(CHUNKS.IMPORT_ID.eq(at.id()))
                .and(CHUNKS.UPLOAD.eq(at.upload()))
                .and(CHUNKS.NUMBER.eq(chunk.number()))
                .execute();
    }

    void countAttempt(Import at, Chunk chunk) {
        db.update(CHUNKS)
                .set(CHUNKS.ATTEMPTS, CHUNKS.ATTEMPTS.plus(1))
                .where(CHUNKS.IMPORT_ID.eq(at.id()))
                .and(CHUNKS.UPLOAD.eq(at.upload()))
                .and(CHUNKS.NUMBER.eq(chunk.number()))
                .execute();
    }

    /** Makes two of a chunk, to find the half that cannot be stored; three statements. */
    void split(Import at, Chunk chunk) {
        remove(at, chunk);
        var middle = chunk.records().size() / 2;
        put(at, chunk.number(), chunk.records().subList(0, middle));
        put(at, chunk.number() + middle, chunk.records().subList(middle, chunk.records().size()));
    }

    private void put(Import at, int number, List<Raw> records) {
        db.insertInto(CHUNKS)
                .set(CHUNKS.IMPORT_ID, at.id())
                .set(CHUNKS.UPLOAD, at.upload())
                .set(CHUNKS.NUMBER, number)
                .set(CHUNKS.RECORDS, records.size())
                .set(CHUNKS.CONTENT, Raw.content(records))
                .execute();
    }

    /**
     * Forgets chunks that nobody will read, some at a time: of imports that are over, of uploads
     * that broke, and of those an import has waited for in vain since then. Answers how many.
     */
    int forget(Instant waitingSince, int most) {
        var key = row(CHUNKS.IMPORT_ID, CHUNKS.UPLOAD, CHUNKS.NUMBER);
        var abandoned =
                IMPORTS.STATUS
                        .eq(Import.Status.WAITING_FOR_FILE.name())
                        .and(IMPORTS.FILE_BEGUN_AT.lt(waitingSince));
        var useless =
                select(CHUNKS.IMPORT_ID, CHUNKS.UPLOAD, CHUNKS.NUMBER)
                        .from(CHUNKS)
                        .whereExists(
                                selectOne()
                                        .from(IMPORTS)
                                        .where(IMPORTS.IMPORT_ID.eq(CHUNKS.IMPORT_ID))
                                        .and(
                                                IMPORTS.FINISHED_AT
                                                        .isNotNull()
                                                        .or(CHUNKS.UPLOAD.lt(IMPORTS.UPLOAD))
                                                        .or(abandoned)))
                        .limit(most);
        return db.deleteFrom(CHUNKS).where(key.in(useless)).execute();
    }
}

package dev.cartwright.authlog;

import static dev.cartwright.authlog.schema.Tables.AUTH_LOGS;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_HORIZON;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_SEALS;
import static dev.cartwright.authlog.schema.Tables.PARTITION_ENDS;
import static org.jooq.impl.DSL.field;

import dev.cartwright.authlog.schema.tables.records.AuthLogHorizonRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogSealsRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogsRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** The chain of seals and how far it has come. */
@Repository
class SealTable {

    /** Each transaction that has written, or soon will, has a number below it. */
    private static final Field<Long> NEXT_TRANSACTION =
            field("pg_snapshot_xmax(pg_current_snapshot())::text::bigint", SQLDataType.BIGINT);

    /** All transactions with a number below it have ended. */
    private static final Field<Long> OLDEST_TRANSACTION =
            field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", SQLDataType.BIGINT);

    private final DSLContext db;
    private final Hashes hashes;

    SealTable(DSLContext db, Hashes hashes) {
        this.db = db;
        this.hashes = hashes;
    }

    /** Waits for whoever else seals or drops; nobody does until the transaction ends. */
    AuthLogHorizonRecord lock() {
        return db.selectFrom(AUTH_LOG_HORIZON).forUpdate().fetchSingle();
    }

    /** From the commit on nobody writes a row up to this one. */
    void close(UUID to) {
        db.update(AUTH_LOG_HORIZON)
                .set(AUTH_LOG_HORIZON.CLOSED_TO, to)
                .setNull(AUTH_LOG_HORIZON.AWAITS)
                .execute();
    }

    /** Notes, after it was closed, for which transactions to wait. */
    void await() {
        db.update(AUTH_LOG_HORIZON).set(AUTH_LOG_HORIZON.AWAITS, NEXT_TRANSACTION).execute();
    }

    boolean haveEnded(long awaited) {
        return db.select(OLDEST_TRANSACTION.ge(awaited)).fetchSingle().value1();
    }

    /** Everything up to where it was closed is sealed now. */
    void allSealed() {
        db.update(AUTH_LOG_HORIZON)
                .set(AUTH_LOG_HORIZON.SEALED_TO, AUTH_LOG_HORIZON.CLOSED_TO)
                .execute();
    }

    /** Returns the newest seal, or the one that the first follows. */
    Seal last() {
        return db.selectFrom(AUTH_LOG_SEALS)
                .orderBy(AUTH_LOG_SEALS.NUMBER.desc())
                .limit(1)
                .fetchOptional(SealTable::seal)
                .orElse(Seal.NONE);
    }

    List<AuthLogsRecord> rows(UUID after, UUID to, int most) {
        return db.selectFrom(AUTH_LOGS)
                .where(AUTH_LOGS.ID.gt(after))
                .and(AUTH_LOGS.ID.le(to))
                .orderBy(AUTH_LOGS.ID)
                .limit(most)
                .fetch();
    }

    void insert(Seal seal) {
        db.insertInto(AUTH_LOG_SEALS)
                .set(
                        new AuthLogSealsRecord(
                                seal.number(),
                                seal.at(),
                                seal.after(),
                                seal.to(),
                                seal.rows(),
                                seal.rowsHash(),
                                seal.droppedBefore(),
                                seal.previous(),
                                seal.hash(),
                                hashes.of(seal)))
                .execute();
    }

    /** Returns where the youngest partition ends that is all older than a row, and all sealed. */
    Optional<UUID> endOfOldPartitions(UUID before) {
        return db.select(PARTITION_ENDS.END_ID)
                .from(PARTITION_ENDS)
                .join(AUTH_LOG_HORIZON)
                .on(PARTITION_ENDS.END_ID.le(AUTH_LOG_HORIZON.SEALED_TO))
                .where(PARTITION_ENDS.END_ID.le(before))
                .orderBy(PARTITION_ENDS.END_ID.desc())
                .limit(1)
                .fetchOptional(PARTITION_ENDS.END_ID);
    }

    int dropPartitions() {
        return db.fetchSingle("select authlog.drop_partitions()").get(0, int.class);
    }

    static Seal seal(AuthLogSealsRecord row) {
        return new Seal(
                row.getNumber(),
                row.getAt(),
                row.getAfterId(),
                row.getToId(),
                row.getRows(),
                row.getRowsHash(),
                row.getDroppedBefore(),
                row.getPrevious());
    }
}

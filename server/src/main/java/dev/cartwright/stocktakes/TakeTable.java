package dev.cartwright.stocktakes;

import static dev.cartwright.stocktakes.schema.Tables.CHUNKS;
import static dev.cartwright.stocktakes.schema.Tables.STOCK_TAKES;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.cartwright.files.Format;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import dev.cartwright.stocktakes.StockTake.Result;
import dev.cartwright.stocktakes.StockTake.Status;
import dev.cartwright.stocktakes.StockTake.Wish;
import dev.cartwright.stocktakes.schema.tables.records.StockTakesRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All SQL about the stock-take itself. */
@Repository
class TakeTable {

    /** A little more than the database is given. */
    private static final Duration MOST = Duration.ofSeconds(65);

    private final DSLContext db;

    TakeTable(DSLContext db) {
        this.db = db;
    }

    /** Within a transaction: a chunk is larger than what requests do. */
    void allowTime() {
        db.fetch(
                """
                select set_config('lock_timeout', '10s', true),
                    set_config('statement_timeout', '60s', true)
                """);
        db.connection(it -> it.setNetworkTimeout(Runnable::run, (int) MOST.toMillis()));
    }

    void insert(UUID id, Wish wish, Actor actor, Instant now) {
        var row = db.newRecord(STOCK_TAKES);
        row.setStockTakeId(id);
        row.setLocation(wish.location());
        row.setRehearsal(wish.rehearsal());
        row.setComplete(wish.complete());
        row.setFormat(wish.format().name());
        row.setStatus(Status.ARRIVING.name());
        row.setCreatedAt(now);
        row.setActorKind(actor.kind().name());
        row.setActorId(actor.id());
        row.setRequestId(actor.requestId());
        row.insert();
    }

    Optional<StockTake> find(UUID id) {
        return db.selectFrom(STOCK_TAKES)
                .where(STOCK_TAKES.STOCK_TAKE_ID.eq(id))
                .fetchOptional(TakeTable::read);
    }

    /** Returns the newest first, without those of which no file came. */
    List<StockTake> page(@Nullable UUID after, int most) {
        return db.selectFrom(STOCK_TAKES)
                .where(STOCK_TAKES.STATUS.ne(Status.ARRIVING.name()))
                .and(Grants.currentScope().at(STOCK_TAKES.LOCATION))
                .and(after == null ? noCondition() : STOCK_TAKES.STOCK_TAKE_ID.lt(after))
                .orderBy(STOCK_TAKES.STOCK_TAKE_ID.desc())
                .limit(most)
                .fetch(TakeTable::read);
    }

    /** Locks it until the commit; empty where another has. */
    Optional<StockTake> lock(UUID id) {
        return db.selectFrom(STOCK_TAKES)
                .where(STOCK_TAKES.STOCK_TAKE_ID.eq(id))
                .forNoKeyUpdate()
                .skipLocked()
                .fetchOptional(TakeTable::read);
    }

    /** The file is here: from now on it is worked on. */
    void queue(UUID id, @Nullable List<String> header, String digest, int records) {
        db.update(STOCK_TAKES)
                .set(STOCK_TAKES.STATUS, Status.QUEUED.name())
                .set(STOCK_TAKES.HEADER, header == null ? null : header.toArray(String[]::new))
                .set(STOCK_TAKES.DIGEST, digest)
                .set(STOCK_TAKES.RECORDS, records)
                .where(STOCK_TAKES.STOCK_TAKE_ID.eq(id))
                .and(STOCK_TAKES.STATUS.eq(Status.ARRIVING.name()))
                .execute();
    }

    /** Adds what became of some records of a stock-take that is locked. */
    void advance(StockTake at, int records, Result more, @Nullable Sku sweptTo) {
        var result = at.result().plus(more);
        db.update(STOCK_TAKES)
                .set(STOCK_TAKES.STATUS, Status.RUNNING.name())
                .set(STOCK_TAKES.RECORDS_DONE, at.recordsDone() + records)
                .set(STOCK_TAKES.UNCHANGED, result.unchanged())
                .set(STOCK_TAKES.CHANGED, result.changed())
                .set(STOCK_TAKES.REFUSED, result.refused())
                .set(STOCK_TAKES.ERRORS, result.errors())
                .set(STOCK_TAKES.SWEPT, result.swept())
                .set(STOCK_TAKES.SWEPT_TO, sweptTo == null ? null : sweptTo.code())
                .set(STOCK_TAKES.CHANGES, result.changes())
                .set(STOCK_TAKES.FOUND, result.found())
                .set(STOCK_TAKES.FOUND_VALUE, result.foundValue())
                .set(STOCK_TAKES.MISSING, result.missing())
                .set(STOCK_TAKES.MISSING_VALUE, result.missingValue())
                .where(STOCK_TAKES.STOCK_TAKE_ID.eq(at.id()))
                .execute();
    }

    /** Ends a stock-take that is not over yet. */
    void finish(UUID id, Status status, @Nullable String reason, Instant now) {
        db.update(STOCK_TAKES)
                .set(STOCK_TAKES.STATUS, status.name())
                .set(STOCK_TAKES.REASON, reason)
                .set(STOCK_TAKES.FINISHED_AT, now)
                .where(STOCK_TAKES.STOCK_TAKE_ID.eq(id))
                .and(STOCK_TAKES.FINISHED_AT.isNull())
                .execute();
    }

    /** Forgets some of which no file came since then, once their chunks are gone; says how many. */
    int forgetArriving(Instant since, int most) {
        var none =
                select(STOCK_TAKES.STOCK_TAKE_ID)
                        .from(STOCK_TAKES)
                        .where(STOCK_TAKES.STATUS.eq(Status.ARRIVING.name()))
                        .and(STOCK_TAKES.CREATED_AT.lt(since))
                        .andNotExists(
                                selectOne()
                                        .from(CHUNKS)
                                        .where(CHUNKS.STOCK_TAKE_ID.eq(STOCK_TAKES.STOCK_TAKE_ID)))
                        .limit(most);
        return db.deleteFrom(STOCK_TAKES).where(STOCK_TAKES.STOCK_TAKE_ID.in(none)).execute();
    }

    private static StockTake read(StockTakesRecord row) {
        return new StockTake(
                row.getStockTakeId(),
                new Wish(
                        row.getLocation(),
                        row.getRehearsal(),
                        row.getComplete(),
                        Format.valueOf(row.getFormat())),
                Status.valueOf(row.getStatus()),
                row.getReason(),
                row.getHeader() == null ? null : List.of(row.getHeader()),
                row.getRecords(),
                row.getRecordsDone(),
                new Result(
                        row.getUnchanged(),
                        row.getChanged(),
                        row.getRefused(),
                        row.getErrors(),
                        row.getSwept(),
                        row.getChanges(),
                        row.getFound(),
                        row.getFoundValue(),
                        row.getMissing(),
                        row.getMissingValue()),
                row.getSweptTo() == null ? null : new Sku(row.getSweptTo()),
                row.getCreatedAt(),
                row.getFinishedAt(),
                new Actor(
                        Actor.Kind.valueOf(row.getActorKind()),
                        row.getActorId(),
                        row.getRequestId()));
    }
}

package dev.cartwright.sales;

import static dev.cartwright.sales.schema.Tables.IMPORTS;
import static dev.cartwright.sales.schema.Tables.IMPORT_LINES;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.cartwright.platform.Actor;
import dev.cartwright.sales.HistoryImport.Status;
import dev.cartwright.sales.HistoryImport.Wish;
import dev.cartwright.sales.HistoryLine.Warnings;
import dev.cartwright.sales.schema.tables.records.ImportsRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All SQL about imports themselves. */
@Repository
class HistoryTable {

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final DSLContext db;
    private final SalesSettings settings;
    private final Clock clock;

    HistoryTable(DSLContext db, SalesSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    void insert(UUID id, Wish wish) {
        var now = clock.instant();
        var row = db.newRecord(IMPORTS);
        row.setImportId(id);
        row.setChannelId(wish.channel());
        row.setCurrency(wish.currency());
        row.setShop(wish.shop());
        row.setRefuseCopies(wish.refuseCopies());
        row.setStatus(Status.RECEIVING.name());
        row.setActor(Actor.current().label());
        row.setCreatedAt(now);
        row.setChangedAt(now);
        row.insert();
    }

    Optional<HistoryImport> find(UUID id) {
        return db.selectFrom(IMPORTS)
                .where(IMPORTS.IMPORT_ID.eq(id))
                .fetchOptional(HistoryTable::read);
    }

    /** Locks it until the commit; empty where another server has it. */
    Optional<HistoryImport> lock(UUID id) {
        return db.selectFrom(IMPORTS)
                .where(IMPORTS.IMPORT_ID.eq(id))
                .forNoKeyUpdate()
                .skipLocked()
                .fetchOptional(HistoryTable::read);
    }

    /** Returns the newest first. */
    List<HistoryImport> page(@Nullable UUID after, int most) {
        return db.selectFrom(IMPORTS)
                .where(after == null ? noCondition() : IMPORTS.IMPORT_ID.lt(after))
                .orderBy(IMPORTS.IMPORT_ID.desc())
                .limit(most)
                .fetch(HistoryTable::read);
    }

    /** Counts what was read; false where the import was given up meanwhile. */
    boolean count(UUID id, int rows, Warnings warnings, int refused) {
        return db.update(IMPORTS)
                        .set(IMPORTS.ROWS, IMPORTS.ROWS.plus(rows))
                        .set(
                                IMPORTS.WITHOUT_CUSTOMER,
                                IMPORTS.WITHOUT_CUSTOMER.plus(warnings.withoutCustomer()))
                        .set(
                                IMPORTS.CANCELLATIONS,
                                IMPORTS.CANCELLATIONS.plus(warnings.cancellations()))
                        .set(
                                IMPORTS.PRICES_NOT_POSITIVE,
                                IMPORTS.PRICES_NOT_POSITIVE.plus(warnings.pricesNotPositive()))
                        .set(
                                IMPORTS.NEGATIVE_QUANTITIES,
                                IMPORTS.NEGATIVE_QUANTITIES.plus(warnings.negativeQuantities()))
                        .set(IMPORTS.REFUSED, IMPORTS.REFUSED.plus(refused))
                        .set(IMPORTS.CHANGED_AT, clock.instant())
                        .where(IMPORTS.IMPORT_ID.eq(id))
                        .and(IMPORTS.STATUS.eq(Status.RECEIVING.name()))
                        .execute()
                == 1;
    }

    /** All lines are here; false where the import was given up meanwhile. */
    boolean begin(UUID id) {
        return db.update(IMPORTS)
                        .set(IMPORTS.STATUS, Status.RUNNING.name())
                        .set(IMPORTS.CHANGED_AT, clock.instant())
                        .where(IMPORTS.IMPORT_ID.eq(id))
                        .and(IMPORTS.STATUS.eq(Status.RECEIVING.name()))
                        .execute()
                == 1;
    }

    /** Counts a slice that was taken over; the last one ends the import. */
    void advance(HistoryImport at, int imported, int duplicates, int refused) {
        var isLast = at.slices() + 1 == HistoryImport.SLICES;
        var now = clock.instant();
        db.update(IMPORTS)
                .set(IMPORTS.SLICES, at.slices() + 1)
                .set(IMPORTS.IMPORTED, IMPORTS.IMPORTED.plus(imported))
                .set(IMPORTS.DUPLICATES, IMPORTS.DUPLICATES.plus(duplicates))
                .set(IMPORTS.REFUSED, IMPORTS.REFUSED.plus(refused))
                .set(IMPORTS.STATUS, (isLast ? Status.DONE : Status.RUNNING).name())
                .set(IMPORTS.FINISHED_AT, isLast ? now : null)
                .set(IMPORTS.CHANGED_AT, now)
                .where(IMPORTS.IMPORT_ID.eq(at.id()))
                .execute();
    }

    void fail(UUID id, String reason) {
        var now = clock.instant();
        db.update(IMPORTS)
                .set(IMPORTS.STATUS, Status.FAILED.name())
                .set(IMPORTS.REASON, reason)
                .set(IMPORTS.CHANGED_AT, now)
                .set(IMPORTS.FINISHED_AT, now)
                .where(IMPORTS.IMPORT_ID.eq(id))
                .and(IMPORTS.FINISHED_AT.isNull())
                .execute();
    }

    /** Gives up files that stopped arriving, and drops the lines of what failed, bit by bit. */
    void forgetLines() {
        var since = clock.instant().minus(settings.forgetLinesAfter());
        db.select(IMPORTS.IMPORT_ID)
                .from(IMPORTS)
                .where(IMPORTS.STATUS.eq(Status.RECEIVING.name()))
                .and(IMPORTS.CHANGED_AT.lt(since))
                .fetch(IMPORTS.IMPORT_ID)
                .forEach(id -> fail(id, "The file stopped arriving."));
        while (forgetSome() == FORGOTTEN_AT_ONCE) {
            // One transaction a batch, until none is left.
        }
    }

    private int forgetSome() {
        var failed =
                select(IMPORTS.IMPORT_ID)
                        .from(IMPORTS)
                        .where(IMPORTS.STATUS.eq(Status.FAILED.name()));
        return db.deleteFrom(IMPORT_LINES)
                .where(IMPORT_LINES.IMPORT_ID.in(failed))
                .limit(FORGOTTEN_AT_ONCE)
                .execute();
    }

    private static HistoryImport read(ImportsRecord row) {
        return new HistoryImport(
                row.getImportId(),
                new Wish(
                        row.getChannelId(),
                        row.getCurrency(),
                        row.getShop(),
                        row.getRefuseCopies()),
                Status.valueOf(row.getStatus()),
                row.getReason(),
                row.getRows(),
                new Warnings(
                        row.getWithoutCustomer(),
                        row.getCancellations(),
                        row.getPricesNotPositive(),
                        row.getNegativeQuantities()),
                row.getDuplicates(),
                row.getImported(),
                row.getRefused(),
                row.getSlices(),
                row.getCreatedAt(),
                row.getFinishedAt());
    }
}

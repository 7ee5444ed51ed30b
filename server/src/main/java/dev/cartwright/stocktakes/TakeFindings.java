package dev.cartwright.stocktakes;

import static dev.cartwright.stocktakes.schema.Tables.CHANGES;
import static dev.cartwright.stocktakes.schema.Tables.ERRORS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.files.RowError;
import dev.cartwright.stocktakes.StockTake.Change;
import dev.cartwright.stocktakes.schema.tables.records.ChangesRecord;
import dev.cartwright.stocktakes.schema.tables.records.ErrorsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What was wrong with rows, and what they changed. */
@Repository
class TakeFindings {

    private final DSLContext db;

    TakeFindings(DSLContext db) {
        this.db = db;
    }

    /** A row of a list, and its place in it. */
    record Placed<T>(int number, T what) {}

    /** Adds errors behind those that a stock-take, which is locked, has already. */
    void addErrors(StockTake at, List<RowError> errors) {
        var rows = new ArrayList<ErrorsRecord>();
        for (var error : errors) {
            rows.add(
                    new ErrorsRecord(
                            at.id(),
                            at.result().errors() + rows.size() + 1,
                            error.line(),
                            error.sku(),
                            error.field(),
                            error.value(),
                            error.message()));
        }
        db.batchInsert(rows).execute();
    }

    void addChanges(StockTake at, List<Change> changes) {
        var rows = new ArrayList<ChangesRecord>();
        for (var change : changes) {
            rows.add(
                    new ChangesRecord(
                            at.id(),
                            at.result().changes() + rows.size() + 1,
                            change.line(),
                            change.sku(),
                            change.lot(),
                            change.counted(),
                            change.difference(),
                            change.value(),
                            change.shortage()));
        }
        db.batchInsert(rows).execute();
    }

    /** In the order of the file. */
    List<Placed<RowError>> errors(UUID id, int after, int most) {
        return db.select(
                        ERRORS.NUMBER,
                        ERRORS.LINE,
                        ERRORS.ROW_SKU,
                        ERRORS.FIELD,
                        ERRORS.VALUE,
                        ERRORS.MESSAGE)
                .from(ERRORS)
                .where(ERRORS.STOCK_TAKE_ID.eq(id))
                .and(ERRORS.NUMBER.gt(after))
                .orderBy(ERRORS.NUMBER)
                .limit(most)
                .fetch(
                        mapping((number, line, sku, field, value, message) ->
                                new Placed<>(
                                        number, new RowError(line, sku, field, value, message))));
    }

    /**
     * @param tasks only those by which promised units are missing
     */
    List<Placed<Change>> changes(UUID id, boolean tasks, int after, int most) {
        return db.selectFrom(CHANGES)
                .where(CHANGES.STOCK_TAKE_ID.eq(id))
                .and(tasks ? CHANGES.SHORT.gt(0) : noCondition())
                .and(CHANGES.NUMBER.gt(after))
                .orderBy(CHANGES.NUMBER)
                .limit(most)
                .fetch(TakeFindings::read);
    }

    private static Placed<Change> read(ChangesRecord row) {
        return new Placed<>(
                row.getNumber(),
                new Change(
                        row.getLine(),
                        row.getSku(),
                        row.getLot(),
                        row.getCounted(),
                        row.getDifference(),
                        row.getValue(),
                        row.getShort()));
    }
}

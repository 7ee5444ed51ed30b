package dev.cartwright.sales;

import static dev.cartwright.sales.schema.Tables.IMPORT_ERRORS;

import dev.cartwright.files.RowError;
import dev.cartwright.sales.schema.tables.records.ImportErrorsRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What was wrong with lines of an earlier shop. */
@Repository
class HistoryErrors {

    private final DSLContext db;

    HistoryErrors(DSLContext db) {
        this.db = db;
    }

    void add(UUID id, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        var step =
                db.insertInto(
                        IMPORT_ERRORS,
                        IMPORT_ERRORS.IMPORT_ID,
                        IMPORT_ERRORS.FILE_LINE,
                        IMPORT_ERRORS.SAID_SKU,
                        IMPORT_ERRORS.FIELD,
                        IMPORT_ERRORS.VALUE,
                        IMPORT_ERRORS.MESSAGE);
        for (var it : errors) {
            step = step.values(id, it.line(), it.sku(), it.field(), it.value(), it.message());
        }
        step.execute();
    }

    /** Returns some errors behind so many, in the order of the file. */
    List<RowError> page(UUID id, int after, int most) {
        return db.selectFrom(IMPORT_ERRORS)
                .where(IMPORT_ERRORS.IMPORT_ID.eq(id))
                .orderBy(IMPORT_ERRORS.FILE_LINE, IMPORT_ERRORS.NUMBER)
                .limit(after, most)
                .fetch(HistoryErrors::error);
    }

    private static RowError error(ImportErrorsRecord row) {
        return new RowError(
                row.getFileLine(),
                row.getSaidSku(),
                row.getField(),
                row.getValue(),
                row.getMessage());
    }
}

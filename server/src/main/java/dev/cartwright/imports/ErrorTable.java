package dev.cartwright.imports;

import static dev.cartwright.imports.schema.Tables.ERRORS;
import static org.jooq.Records.mapping;

import dev.cartwright.files.RowError;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What was wrong with rows. */
@Repository
class ErrorTable {

    /** Rows per insert: PostgreSQL takes 65,535 values in a statement. */
    private static final int AT_ONCE = 1_000;

    private final DSLContext db;

    ErrorTable(DSLContext db) {
        this.db = db;
    }

    /**
     * Adds errors behind those that are there.
     *
     * @param before how many an import has already; its row is locked, so nobody else counts on
     */
    void add(UUID id, int before, List<RowError> errors) {
        for (int from = 0; from < errors.size(); from += AT_ONCE) {
            insert(
                    id,
                    before + from,
                    errors.subList(from, Math.min(from + AT_ONCE, errors.size())));
        }
    }

    private void insert(UUID id, int before, List<RowError> errors) {
        var insert =
                db.insertInto(
                        ERRORS,
                        ERRORS.IMPORT_ID,
                        ERRORS.NUMBER,
                        ERRORS.LINE,
                        ERRORS.ROW_SKU,
                        ERRORS.FIELD,
                        ERRORS.VALUE,
                        ERRORS.MESSAGE);
        int number = before;
        for (var error : errors) {
            number++;
            insert =
                    insert.values(
                            id,
                            number,
                            error.line(),
                            error.sku(),
                            error.field(),
                            error.value(),
                            error.message());
        }
        insert.execute();
    }

    /**
     * Returns some errors behind the given number, in the order of the file; numbers have no gap.
     */
    List<RowError> page(UUID id, int after, int most) {
        return db.select(ERRORS.LINE, ERRORS.ROW_SKU, ERRORS.FIELD, ERRORS.VALUE, ERRORS.MESSAGE)
                .from(ERRORS)
                .where(ERRORS.IMPORT_ID.eq(id))
                .and(ERRORS.NUMBER.gt(after))
                .orderBy(ERRORS.NUMBER)
                .limit(most)
                .fetch(mapping(RowError::new));
    }
}

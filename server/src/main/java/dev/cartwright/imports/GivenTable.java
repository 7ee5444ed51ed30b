package dev.cartwright.imports;

import static dev.cartwright.imports.schema.Tables.GIVEN;
import static dev.cartwright.imports.schema.Tables.IMPORTS;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.cartwright.imports.Row.Good;
import dev.cartwright.imports.schema.tables.records.GivenRecord;
import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What files said of SKUs. */
@Repository
class GivenTable {

    private final DSLContext db;

    GivenTable(DSLContext db) {
        this.db = db;
    }

    /** Remembers rows, and returns the first of the file for each of their SKUs; two statements. */
    Map<Sku, Given> first(UUID id, Collection<Good> rows) {
        var given =
                rows.stream().collect(toMap(it -> it.row().sku(), Given::of, (first, _) -> first));
        var records =
                given.entrySet().stream()
                        .map(it -> record(id, it.getKey(), it.getValue()))
                        .toList();
        db.insertInto(GIVEN).set(records).onConflictDoNothing().execute();
        return db.select(GIVEN.SKU, GIVEN.LINE, GIVEN.DIGEST)
                .from(GIVEN)
                .where(GIVEN.IMPORT_ID.eq(id))
                .and(GIVEN.SKU.eq(any(given.keySet().toArray(Sku[]::new))))
                .fetchMap(GIVEN.SKU, it -> new Given(it.get(GIVEN.LINE), it.get(GIVEN.DIGEST)));
    }

    private static GivenRecord record(UUID id, Sku sku, Given given) {
        return new GivenRecord(id, sku, given.line(), given.digest());
    }

    /** Forgets some of what imports that are over were given; answers how many. */
    int forget(int most) {
        var useless =
                select(GIVEN.IMPORT_ID, GIVEN.SKU)
                        .from(GIVEN)
                        .join(IMPORTS)
                        .on(IMPORTS.IMPORT_ID.eq(GIVEN.IMPORT_ID))
                        .where(IMPORTS.FINISHED_AT.isNotNull())
                        .limit(most);
        return db.deleteFrom(GIVEN).where(row(GIVEN.IMPORT_ID, GIVEN.SKU).in(useless)).execute();
    }
}

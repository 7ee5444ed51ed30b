package dev.cartwright;

import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** All tables of the shop by rows and checksum: two that are equal show that nothing was done. */
public record DatabaseState(Map<String, String> tables) {

    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'public')
                and tablename <> 'scheduled_tasks'
            """;

    public static DatabaseState of(DSLContext db) {
        var tables = new TreeMap<String, String>();
        for (var table : db.fetch(TABLES).getValues(0, String.class)) {
            var row =
                    db.fetchSingle(
                            "select count(*) || ' ' || coalesce(sum(hashtextextended(it::text, 0)), 0)"
                                    + " from "
                                    + table
                                    + " it");
            tables.put(table, row.get(0, String.class));
        }
        return new DatabaseState(tables);
    }
}

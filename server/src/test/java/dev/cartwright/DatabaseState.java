package dev.cartwright;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * All tables of the shop by rows and checksum: two that are equal show that nothing was done. What
 * was told before and is still being heard is waited for.
 */
public record DatabaseState(Map<String, String> tables) {

    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'public')
                and tablename <> 'scheduled_tasks'
            """;

    private static final String TOLD = "select exists (select from events.event_publication)";

    public static DatabaseState of(DSLContext db) {
        await().until(() -> !db.fetchSingle(TOLD).get(0, boolean.class));
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

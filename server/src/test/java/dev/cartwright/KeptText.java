package dev.cartwright;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;

/** All that the database keeps, of whatever type, as text. */
final class KeptText {

    /** Of PostgreSQL's own schemas none, of those of the modules and the outbox all. */
    private static final String COLUMNS =
            """
            select format('%I.%I', c.table_schema, c.table_name), format('%I', c.column_name),
                c.data_type = 'bytea'
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE'
                and c.table_schema not in ('pg_catalog', 'information_schema')
            order by 1, 2
            """;

    private KeptText() {}

    /** Returns what was found in which column, of those in which something was. */
    static Map<String, Set<String>> search(DSLContext db, Function<String, Set<String>> in) {
        var found = new TreeMap<String, Set<String>>();
        for (var column : db.fetch(COLUMNS)) {
            var table = column.get(0, String.class);
            var name = column.get(1, String.class);
            var text = column.get(2, boolean.class) ? "encode(%s, 'escape')" : "%s::text";
            var values =
                    "select %s from %s where %s is not null"
                            .formatted(text, table, name)
                            .formatted(name);
            db.fetch(values)
                    .forEach(row -> {
                        var places = in.apply(row.get(0, String.class));
                        if (!places.isEmpty()) {
                            found.computeIfAbsent(table + "." + name, _ -> new TreeSet<>())
                                    .addAll(places);
                        }
                    });
        }
        return found;
    }

    /** Returns the columns of all tables: schema.table.column. */
    static Set<String> columns(DSLContext db) {
        var columns = new TreeSet<String>();
        db.fetch(COLUMNS)
                .forEach(
                        it -> columns.add(it.get(0, String.class) + "." + it.get(1, String.class)));
        return columns;
    }
}

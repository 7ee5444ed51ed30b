package dev.cartwright.sales;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Repository;

/** Lines of an earlier shop on their way from a file to facts. */
@Repository
class HistoryLines {

    private static final String COPY =
            """
            copy sales.import_lines (import_id, slice, print, file_line, kind, at, day, order_key,
                order_number, buyer, sku, name, country, units, items_minor) from stdin
            """;

    /**
     * Equal lines are told apart by their number among them, so that each is a fact, and the same
     * one whenever the file, or another with the same lines, is imported again.
     */
    private static final String SETTLE =
            """
            with moved as (
                delete from sales.import_lines where import_id = {0} and slice = {1} returning *
            ), line as (
                select *, row_number() over same as copy,
                    first_value(file_line) over same as first_line
                from moved window same as (partition by print order by file_line)
            ), refused as (
                insert into sales.import_errors (
                    import_id, file_line, said_sku, field, value, message)
                select import_id, file_line, sku, 'row', null,
                    'says the same as line ' || first_line
                from line where copy > 1 and {2} order by file_line limit {3}
            ), added as (
                insert into sales.facts (kind, cause, source, at, day, sold_day, channel_id,
                    order_key, order_number, buyer, sku, name, country, currency, units,
                    items_minor, discount_minor, tax_minor)
                select kind, md5(print || ':' || copy)::uuid, {0}::text, line.at, day, day,
                    imports.channel_id, order_key, order_number, buyer, sku, name,
                    country, imports.currency, units, items_minor, 0, 0
                from line join sales.imports using (import_id)
                where copy = 1 or not {2}
                order by print, copy
                on conflict do nothing
                returning kind, buyer, at, order_key
            ), noted as (
                insert into sales.first_orders as first (buyer, at, order_key)
                select distinct on (buyer) buyer, at, order_key from added
                where kind = 'SALE' and buyer is not null
                order by buyer, at, order_key
            """
                    + FirstOrders.KEEP_THE_FIRST
                    + """
                    )
                    select (select count(*) from added)::int as added,
                        (select count(*) from line where copy > 1)::int as copies
                    """;

    private final DSLContext db;

    HistoryLines(DSLContext db) {
        this.db = db;
    }

    /** What became of a slice. */
    record Settled(int added, int copies) {}

    /** Within a transaction: a slice of a large file is more than what requests do. */
    void allowTime() {
        db.fetch("select set_config('statement_timeout', '60s', true)");
        db.connection(it -> it.setNetworkTimeout(Runnable::run, 65_000));
    }

    /** Keeps lines until their slice's turn. */
    void keep(UUID id, List<HistoryLine> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> write(text, id, line));
        var bytes = new ByteArrayInputStream(text.toString().getBytes(UTF_8));
        db.connection(connection -> {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Makes facts of a slice's lines, which are gone then. */
    Settled settle(UUID id, int slice, boolean refuseCopies, int mostErrors) {
        var row =
                db.fetchSingle(SETTLE, val(id), val(slice), inline(refuseCopies), val(mostErrors));
        return new Settled(row.get("added", int.class), row.get("copies", int.class));
    }

    private static void write(StringBuilder text, UUID id, HistoryLine line) {
        cell(text, id);
        cell(text, line.slice());
        cell(text, line.print());
        cell(text, line.fileLine());
        cell(text, line.kind());
        cell(text, line.at());
        cell(text, line.day());
        cell(text, line.order());
        cell(text, line.number());
        cell(text, line.buyer());
        cell(text, line.sku());
        cell(text, line.name());
        cell(text, line.country());
        cell(text, line.units());
        cell(text, line.items());
        text.setCharAt(text.length() - 1, '\n');
    }

    /** As PostgreSQL's text format has it; no cell has control characters. */
    private static void cell(StringBuilder text, @Nullable Object value) {
        text.append(value == null ? "\\N" : value.toString().replace("\\", "\\\\")).append('\t');
    }
}

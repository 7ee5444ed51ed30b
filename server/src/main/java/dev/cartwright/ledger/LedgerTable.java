package dev.cartwright.ledger;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.Amount;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is written into the books. A method is one statement. */
@Repository
class LedgerTable {

    /**
     * Plain SQL, because it is one statement for any number of postings. Entries follow the headers
     * that were really inserted, so a known fact leaves no trace. Headers are inserted in the order
     * of their key, so two that post the same facts never wait for each other in a ring. Where an
     * account is missing nothing is written and the answer is null.
     */
    private static final String WRITE =
            """
            with header as (
                select * from unnest({0}, {1}, {2}, {3})
                    with ordinality as header (id, kind, source, order_id, place)
            ), line as materialized (
                select wanted.*, account.id as account_id
                from unnest({4}, {5}, {6}, {7}, {8}, {9})
                    as wanted (transaction_id, line, code, currency, debit, credit)
                left join ledger.accounts account using (code, currency)
            ), missing as materialized (
                select exists (select from line where account_id is null) as found
            ), posted as (
                insert into ledger.transactions
                    (id, at, kind, source, order_id, place, actor_kind, actor_id, request_id)
                select id, {10}, kind, source, order_id, place, {11}, {12}, {13}
                from header where not (select found from missing)
                order by source, kind
                on conflict (source, kind) do nothing
                returning id
            ), written as (
                insert into ledger.entries
                    (transaction_id, line, account_id, debit_minor, credit_minor)
                select transaction_id, line, account_id, debit, credit
                from line join posted on posted.id = transaction_id
            )
            select case when not found then array(select id from posted) end from missing
            """;

    /** All of a currency at once and in one order, so that two who open them wait only once. */
    private static final String OPEN =
            """
            insert into ledger.accounts (code, currency)
            select code, currency from unnest({0}) as code, unnest({1}) as currency
            order by currency, code
            on conflict (code, currency) do nothing
            """;

    private static final Field<UUID[]> POSTED = field("posted", UUID[].class);

    private final DSLContext db;

    LedgerTable(DSLContext db) {
        this.db = db;
    }

    private record Line(UUID transaction, int number, Entry entry) {}

    /** Returns the ids of the headers that were new; empty where an account is missing. */
    Optional<List<UUID>> write(Map<UUID, Posting> headers, Instant at, Actor actor) {
        var postings = List.copyOf(headers.values());
        var lines = lines(headers);
        return db.resultQuery(
                        WRITE,
                        val(headers.keySet().toArray(UUID[]::new)),
                        array(postings, Posting::kind, String[]::new),
                        array(postings, Posting::source, UUID[]::new),
                        array(postings, LedgerTable::order, UUID[]::new),
                        array(lines, Line::transaction, UUID[]::new),
                        array(lines, Line::number, Integer[]::new),
                        array(lines, line -> line.entry().account().name(), String[]::new),
                        array(lines, LedgerTable::currency, String[]::new),
                        array(lines, line -> Amount.minor(line.entry().debit()), Long[]::new),
                        array(lines, line -> Amount.minor(line.entry().credit()), Long[]::new),
                        val(at),
                        val(actor.kind().name()),
                        val(actor.id()),
                        val(actor.requestId()))
                .coerce(POSTED)
                .fetchOptional(POSTED)
                .map(List::of);
    }

    void openAccounts(List<CurrencyUnit> currencies) {
        db.execute(
                OPEN,
                array(Arrays.asList(Account.values()), Account::name, String[]::new),
                array(currencies, CurrencyUnit::getCode, String[]::new));
    }

    private static List<Line> lines(Map<UUID, Posting> headers) {
        var lines = new ArrayList<Line>();
        headers.forEach((id, posting) -> {
            var number = 0;
            for (var entry : posting.entries()) {
                lines.add(new Line(id, ++number, entry));
            }
        });
        return lines;
    }

    private static @Nullable UUID order(Posting posting) {
        return posting.order() == null ? null : posting.order().value();
    }

    private static String currency(Line line) {
        return line.entry().amount().getCurrencyUnit().getCode();
    }

    private static <T, V extends @Nullable Object> Field<V[]> array(
            List<T> rows, Function<T, V> column, IntFunction<V[]> make) {
        return val(rows.stream().map(column).toArray(make));
    }
}

package dev.cartwright.ledger;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INSTANT;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.ledger.Account.OpenBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is open in the accounts that are for clearing, and since when. */
@Repository
class OpenItemQuery {

    /**
     * Adds up each item first, for most have come to zero; only of the others it is then asked what
     * was there before each entry. The last that began at zero opened what is open now. Accounts
     * come as an array, and what is unsettled by IN: of joins the planner expects far too few rows,
     * or too many, and looks up each header on its own, or sorts them all.
     */
    private static final String OPEN =
            """
            with account as materialized (
                select id, code, currency, by_order
                from unnest({0}, {1}) as wanted (code, by_order) join ledger.accounts using (code)
                where {2}::text is null or currency = {2}
            ), moved as materialized (
                select account_id, debit_minor - credit_minor as minor, at, xact, place, line,
                    its_order is not null as is_order, coalesce(its_order, source) as item
                from ledger.entries join ledger.transactions on id = transaction_id
                cross join lateral (select case
                    when account_id = any (array(select id from account where by_order))
                    then order_id end) as about (its_order)
                where account_id = any (array(select id from account))
            ), unsettled as (
                select account_id, item from moved
                group by account_id, item having sum(minor) <> 0
            ), running as (
                select account_id, item, is_order, minor, at,
                    sum(minor) over (partition by account_id, item
                        order by at, xact, place, line) - minor as before
                from moved where (account_id, item) in (select account_id, item from unsettled)
            ), open as (
                select account_id, item, bool_or(is_order) as is_order, sum(minor) as minor,
                    max(at) filter (where before = 0) as since
                from running group by account_id, item
            ), aged as (
                select *, ({4})[1 + width_bucket(extract(epoch from {3} - since), {5})] as age
                from open join account on id = account_id
            )
            """;

    private static final String AGES =
            OPEN
                    + """
                    select code, currency, age, count(*) as items,
                        coalesce(sum(minor) filter (where minor > 0), 0) as debits,
                        coalesce(-sum(minor) filter (where minor < 0), 0) as credits
                    from aged group by code, currency, age order by currency, code, max(since) desc
                    """;

    private static final String PAGE =
            OPEN
                    + """
                    select item, is_order, currency, minor, since, age from aged
                    where ({6}::text is null or age = {6})
                        and ({7}::timestamptz is null or (since, item) > ({7}, {8}))
                    order by since, item limit {9}
                    """;

    private final WholeBooks books;
    private final DSLContext db;

    OpenItemQuery(WholeBooks books, DSLContext db) {
        this.books = books;
        this.db = db;
    }

    /** How much is open of an age, and of how many items; the two sides are kept apart. */
    record Total(Account account, Age age, int items, Money debits, Money credits) {}

    /**
     * A list of open items.
     *
     * @param age null for all
     */
    record Wanted(Account account, CurrencyUnit currency, @Nullable Age age) {}

    /** The last item of a page. */
    record Last(Instant since, UUID id) {}

    /**
     * By currency, account and age, the youngest first; ages of which nothing is open are left out.
     */
    List<Total> ages(Instant now) {
        var question = db.resultQuery(AGES, open(Account.clearing(), null, now));
        return books.read(() -> question.fetch(OpenItemQuery::total));
    }

    /** The oldest first. */
    List<OpenItem> page(Wanted wanted, @Nullable Last last, int limit, Instant now) {
        var age = wanted.age() == null ? null : wanted.age().name();
        var common = open(List.of(wanted.account()), wanted.currency(), now);
        var parts =
                Stream.of(
                        val(age, VARCHAR),
                        val(last == null ? null : last.since(), INSTANT),
                        val(last == null ? null : last.id(), SQLDataType.UUID),
                        val(limit));
        var all = Stream.concat(Stream.of(common), parts).toArray(Field<?>[]::new);
        var question = db.resultQuery(PAGE, all);
        return books.read(() -> question.fetch(OpenItemQuery::item));
    }

    private static Field<?>[] open(
            List<Account> accounts, @Nullable CurrencyUnit currency, Instant now) {
        return new Field<?>[] {
            val(accounts.stream().map(Account::name).toArray(String[]::new)),
            val(accounts.stream().map(it -> it.openBy() == OpenBy.ORDER).toArray(Boolean[]::new)),
            val(currency == null ? null : currency.getCode(), VARCHAR),
            val(now),
            val(Age.names()),
            val(Age.beginnings())
        };
    }

    private static Total total(Record row) {
        return new Total(
                Account.valueOf(row.get("code", String.class)),
                age(row),
                row.get("items", int.class),
                money(row, "debits"),
                money(row, "credits"));
    }

    private static OpenItem item(Record row) {
        var id = row.get("item", UUID.class);
        var isOrder = row.get("is_order", boolean.class);
        return new OpenItem(
                isOrder ? new OrderId(id) : null,
                isOrder ? null : id,
                money(row, "minor"),
                row.get("since", Instant.class),
                age(row));
    }

    private static Age age(Record row) {
        return Age.valueOf(row.get("age", String.class));
    }

    private static Money money(Record row, String column) {
        var currency = CurrencyUnit.of(row.get("currency", String.class));
        return Amount.of(currency, row.get(column, BigDecimal.class).longValueExact());
    }
}

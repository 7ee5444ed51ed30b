package dev.cartwright.sales;

import static dev.cartwright.sales.schema.Tables.FACTS;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.Sku;
import dev.cartwright.sales.Question.By;
import dev.cartwright.sales.Question.Only;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Adds facts up; within a transaction whose time it prolongs, for a report reads much. */
@Repository
class SalesQuery {

    private static final int AT_ONCE = 500;
    private static final String NOW = "now_";
    private static final String THEN = "then_";

    private final DSLContext db;

    SalesQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * A row.
     *
     * @param key empty where the facts have none
     * @param before the same key's in the period before, where that is asked; of time the same
     *     days' of the row before
     */
    record Found(String key, @Nullable String label, Tally tally, @Nullable Tally before) {}

    /**
     * Within a transaction: a year of a large shop is more than what requests read. Of what was
     * just imported PostgreSQL knows too little, and would look up each customer one by one.
     */
    void allowTime() {
        db.fetch(
                """
                select set_config('statement_timeout', '60s', true),
                    set_config('work_mem', '32MB', true),
                    set_config('enable_nestloop', 'off', true)
                """);
        db.connection(it -> it.setNetworkTimeout(Runnable::run, 65_000));
    }

    /**
     * All rows of time by their time, others ranked; with what they are compared with on demand.
     */
    void each(Question asked, Consumer<Found> row) {
        var then = asked.rowsBefore();
        var compared = asked.compare();
        var isCut = asked.most() != null && !asked.by().isTime();
        var sql =
                "with "
                        + TallySql.BEGINNINGS
                        + ", "
                        + tally("this", asked, asked.by()::key, "{0}", "{3}")
                        + (compared
                                ? ", " + tally("past", asked, asked.by()::nextKey, "{1}", "{4}")
                                : "")
                        + (compared ? both() : one())
                        + order(asked)
                        + (isCut ? " limit {2}" : "");
        var most = val(Objects.requireNonNullElse(asked.most(), 0));
        try (var rows =
                db.resultQuery(sql, which(asked), which(then), most, own(asked), own(then))
                        .fetchSize(AT_ONCE)
                        .fetchLazy()) {
            rows.forEach(it -> row.accept(found(it, compared)));
        }
    }

    /** Returns the sum of all; nothing where there are no facts. */
    Tally total(Question asked) {
        var found = new ArrayList<Found>(1);
        each(asked.whole(), found::add);
        return found.isEmpty() ? Tally.NOTHING : found.getFirst().tally();
    }

    /** Returns in which other currencies something was sold then: nothing is added to them. */
    List<String> otherCurrencies(Question asked) {
        return db
                .selectDistinct(FACTS.CURRENCY)
                .from(FACTS)
                .where(of(asked.only()))
                .and(during(day(asked), asked))
                .and(FACTS.CURRENCY.ne(asked.currency()))
                .fetch(it -> it.value1().getCode())
                .stream()
                .sorted()
                .toList();
    }

    private static String tally(
            String name, Question asked, UnaryOperator<String> key, String which, String own) {
        return TallySql.tally(name, asked.by().label, key, day(asked).getName(), which, own);
    }

    private static String one() {
        return " select key, label, " + names("this", NOW) + " from this ";
    }

    private static String both() {
        return " select coalesce(this.key, past.key) as key,"
                + " coalesce(this.label, past.label) as label, "
                + names("this", NOW)
                + ", "
                + names("past", THEN)
                + " from this full join past on past.key = this.key ";
    }

    private static String names(String table, String prefix) {
        return TallySql.columns().stream()
                .map(it -> "%s.%s as %s%s".formatted(table, it, prefix, it))
                .collect(joining(", "));
    }

    private static String order(Question asked) {
        return asked.by().isTime()
                ? "order by key"
                : "order by coalesce(%s, 0) desc, key".formatted(asked.sort().column);
    }

    private static Found found(Record row, boolean compared) {
        return new Found(
                row.get("key", String.class),
                row.get("label", String.class),
                Tally.of(NOW, name -> number(row, name)),
                compared ? Tally.of(THEN, name -> number(row, name)) : null);
    }

    private static long number(Record row, String name) {
        return Objects.requireNonNullElse(row.get(name, Long.class), 0L);
    }

    static Field<LocalDate> day(Question asked) {
        return asked.cohort() ? FACTS.SOLD_DAY : FACTS.DAY;
    }

    static Condition which(Question asked) {
        return during(day(asked), asked)
                .and(FACTS.CURRENCY.eq(asked.currency()))
                .and(of(asked.only()))
                .and(
                        asked.by() == By.REASON
                                ? FACTS.KIND.in(Kind.CANCELLATION.name(), Kind.REFUND.name())
                                : noCondition());
    }

    private static Condition own(Question asked) {
        return during(FACTS.SOLD_DAY, asked);
    }

    private static Condition during(Field<LocalDate> day, Question asked) {
        return day.ge(asked.from()).and(day.lt(asked.to()));
    }

    private static Condition of(Only only) {
        return Stream.of(
                        source(only.source()),
                        where(only.channel(), FACTS.CHANNEL_ID::eq),
                        where(only.country(), FACTS.COUNTRY::eq),
                        where(only.category(), FACTS.CATEGORY::eq),
                        where(only.sku(), it -> FACTS.SKU.eq(new Sku(it))),
                        where(
                                only.known(),
                                it -> it ? FACTS.BUYER.isNotNull() : FACTS.BUYER.isNull()))
                .reduce(noCondition(), Condition::and);
    }

    private static Condition source(@Nullable String source) {
        return where(
                source,
                it -> it.equals("import") ? FACTS.SOURCE.ne(Fact.LIVE) : FACTS.SOURCE.eq(it));
    }

    private static <T> Condition where(@Nullable T value, Function<T, Condition> is) {
        return value == null ? noCondition() : is.apply(value);
    }
}

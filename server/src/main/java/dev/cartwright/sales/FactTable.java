package dev.cartwright.sales;

import static dev.cartwright.sales.schema.Tables.FACTS;
import static dev.cartwright.sales.schema.Tables.PROGRESS;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.cartwright.sales.Fact.Change;
import dev.cartwright.sales.Fact.Sold;
import dev.cartwright.sales.schema.tables.records.FactsRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes facts of this shop, each once. */
@Repository
class FactTable {

    /** The database takes so many values in a statement. */
    private static final int ROWS_AT_ONCE = 1_000;

    private final DSLContext db;
    private final FirstOrders firstOrders;

    FactTable(DSLContext db, FirstOrders firstOrders) {
        this.db = db;
        this.firstOrders = firstOrders;
    }

    /**
     * Waits until no other server makes facts, and keeps them waiting until the caller's
     * transaction ends; which has more time than what requests do.
     */
    void lock() {
        db.fetch(
                """
                select set_config('lock_timeout', '60s', true),
                    set_config('statement_timeout', '60s', true)
                """);
        db.connection(it -> it.setNetworkTimeout(Runnable::run, 65_000));
        db.fetch("select pg_advisory_xact_lock(hashtext('sales.facts'))");
    }

    /** What is there already stays as it is. */
    void insert(List<Fact> facts) {
        for (int from = 0; from < facts.size(); from += ROWS_AT_ONCE) {
            var step = db.insertInto(FACTS, Fact.COLUMNS);
            for (var fact : facts.subList(from, Math.min(from + ROWS_AT_ONCE, facts.size()))) {
                step = step.values(fact.values());
            }
            step.onConflictDoNothing().execute();
        }
        firstOrders.note(
                facts.stream()
                        .filter(it -> it.kind() == Kind.SALE)
                        .map(it -> it.sold().order())
                        .distinct()
                        .toList());
    }

    /** Returns those of which there are facts of this kind. */
    Set<UUID> known(Kind kind, Collection<UUID> causes) {
        return db.selectDistinct(FACTS.CAUSE)
                .from(FACTS)
                .where(FACTS.KIND.eq(kind.name()))
                .and(FACTS.CAUSE.in(causes))
                .fetchSet(FACTS.CAUSE);
    }

    /** Returns what was sold by these orders, line by line and last the delivery. */
    List<Fact> sales(Collection<UUID> orders) {
        return db.selectFrom(FACTS)
                .where(FACTS.ORDER_KEY.in(orders))
                .and(FACTS.KIND.eq(inline(Kind.SALE.name())))
                .orderBy(FACTS.AT, FACTS.ORDER_KEY, FACTS.LINE.asc().nullsLast())
                .fetch(FactTable::fact);
    }

    private static Fact fact(FactsRecord row) {
        return new Fact(
                Kind.valueOf(row.getKind()),
                row.getCause(),
                row.getLine(),
                row.getAt(),
                row.getDay(),
                row.getSoldDay(),
                new Sold(
                        row.getChannelId(),
                        row.getOrderKey(),
                        row.getOrderNumber(),
                        Objects.requireNonNull(row.getBuyer()),
                        row.getSku(),
                        Objects.requireNonNull(row.getName()),
                        row.getProductId(),
                        row.getCategory(),
                        Objects.requireNonNull(row.getCountry()),
                        row.getCurrency()),
                new Change(
                        row.getUnits(),
                        row.getItemsMinor(),
                        row.getDiscountMinor(),
                        row.getTaxMinor()),
                row.getReason());
    }

    /** Returns up to where was looked at something. */
    Instant seen(String feed) {
        return db.selectFrom(PROGRESS).where(PROGRESS.FEED.eq(feed)).fetchSingle().getSeen();
    }

    /** Goes on, and never back. */
    void seen(String feed, Instant upTo) {
        db.update(PROGRESS)
                .set(PROGRESS.SEEN, greatest(PROGRESS.SEEN, val(upTo)))
                .where(PROGRESS.FEED.eq(feed))
                .and(PROGRESS.SEEN.lt(upTo))
                .execute();
    }
}

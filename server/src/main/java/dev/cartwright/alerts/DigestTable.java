package dev.cartwright.alerts;

import static dev.cartwright.alerts.schema.Tables.DIGESTS;
import static dev.cartwright.alerts.schema.Tables.STOCK_ALERTS;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.cartwright.alerts.schema.tables.records.StockAlertsRecord;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** Which alerts were told of by which day's mail. */
@Repository
class DigestTable {

    /** A mail is to be read; the rest is counted. */
    private static final int LINES = 50;

    /** Well within a statement's time; the first digest may tell of a whole shop. */
    private static final int AT_ONCE = 10_000;

    /** The parts of the mail. */
    enum Section {
        RAISED,
        ESCALATED,
        OPEN;

        private Condition condition(LocalDate day) {
            var escalated = STOCK_ALERTS.ESCALATION_TOLD_ON;
            return switch (this) {
                case RAISED -> STOCK_ALERTS.RAISE_TOLD_ON.eq(day);
                case ESCALATED -> escalated.eq(day).and(STOCK_ALERTS.RAISE_TOLD_ON.lt(day));
                case OPEN ->
                        STOCK_ALERTS
                                .RESOLVED_AT
                                .isNull()
                                .and(STOCK_ALERTS.RAISE_TOLD_ON.lt(day))
                                .and(escalated.isNull().or(escalated.lt(day)));
            };
        }
    }

    private final DSLContext db;

    DigestTable(DSLContext db) {
        this.db = db;
    }

    /** Answers true to one of all who begin a day's digest; the others wait for its commit. */
    boolean begin(LocalDate day, Instant at) {
        return db.insertInto(DIGESTS, DIGESTS.DAY, DIGESTS.MADE_AT)
                        .values(day, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Marks what was raised and not told of yet; answers how many. */
    int tellRaised(LocalDate day) {
        var untold = STOCK_ALERTS.RAISE_TOLD_ON.isNull();
        return tell(STOCK_ALERTS.RAISE_TOLD_ON, untold, day);
    }

    /** Marks what escalated and was not told of as such yet; answers how many. */
    int tellEscalated(LocalDate day) {
        var untold =
                STOCK_ALERTS.ESCALATED_AT.isNotNull().and(STOCK_ALERTS.ESCALATION_TOLD_ON.isNull());
        return tell(STOCK_ALERTS.ESCALATION_TOLD_ON, untold, day);
    }

    private int tell(
            TableField<StockAlertsRecord, LocalDate> mark, Condition untold, LocalDate day) {
        var all = 0;
        int told;
        do {
            told =
                    db.update(STOCK_ALERTS)
                            .set(mark, day)
                            .where(
                                    STOCK_ALERTS.ID.in(
                                            select(STOCK_ALERTS.ID)
                                                    .from(STOCK_ALERTS)
                                                    .where(untold)
                                                    .orderBy(STOCK_ALERTS.ID)
                                                    .limit(AT_ONCE)
                                                    .forNoKeyUpdate()))
                            .execute();
            all += told;
        } while (told == AT_ONCE);
        return all;
    }

    /** The first lines of a section, what still holds before what is over; empty where none is. */
    String lines(Section section, LocalDate day) {
        var some =
                db.selectFrom(STOCK_ALERTS)
                        .where(section.condition(day))
                        .orderBy(
                                field(STOCK_ALERTS.RESOLVED_AT.isNotNull()),
                                STOCK_ALERTS.KIND,
                                STOCK_ALERTS.SKU,
                                STOCK_ALERTS.LOCATION,
                                STOCK_ALERTS.LOT)
                        .limit(LINES)
                        .fetch();
        var text = some.stream().map(DigestTable::line).collect(joining("\n"));
        var more = some.size() < LINES ? 0 : count(section, day) - LINES;
        return more > 0 ? text + "\n… +" + more : text;
    }

    private int count(Section section, LocalDate day) {
        return db.fetchCount(STOCK_ALERTS, section.condition(day));
    }

    private static String line(StockAlertsRecord it) {
        return it.getKind()
                + " "
                + it.getSku()
                + ", "
                + it.getLocation()
                + (it.getLot() == null
                        ? ""
                        : ", lot %s (%s)".formatted(it.getLot(), it.getExpiresOn()))
                + ": "
                + it.getUnits()
                + (it.getResolvedAt() == null ? "" : " ✓");
    }
}

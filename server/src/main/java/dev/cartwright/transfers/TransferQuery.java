package dev.cartwright.transfers;

import static dev.cartwright.transfers.schema.Tables.DISCREPANCIES;
import static dev.cartwright.transfers.schema.Tables.LINES;
import static dev.cartwright.transfers.schema.Tables.PARCELS;
import static dev.cartwright.transfers.schema.Tables.TRANSFERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.cartwright.platform.Grants;
import dev.cartwright.transfers.Transfer.Discrepancy;
import dev.cartwright.transfers.Transfer.Kind;
import dev.cartwright.transfers.Transfer.Line;
import dev.cartwright.transfers.Transfer.Status;
import dev.cartwright.transfers.Transfer.Whole;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Shows transfers. */
@Repository
class TransferQuery {

    private static final SelectField<Transfer> TRANSFER =
            row(
                            TRANSFERS.TRANSFER_ID,
                            TRANSFERS.ORIGIN,
                            TRANSFERS.DESTINATION,
                            TRANSFERS.REFERENCE,
                            TRANSFERS.EXPECTED_ON,
                            TRANSFERS.STATUS.convertFrom(Status::valueOf),
                            TRANSFERS.CREATED_AT,
                            TRANSFERS.CLOSED_AT,
                            by(TRANSFERS.ACTOR_KIND, TRANSFERS.ACTOR_ID),
                            ofLines(LINES.SENT),
                            ofLines(LINES.IN_TRANSIT))
                    .mapping(Transfer::new);

    private final DSLContext db;

    TransferQuery(DSLContext db) {
        this.db = db;
    }

    /** What a list is narrowed by; null is any. */
    record Which(@Nullable Status status, @Nullable String to, @Nullable String from) {

        private Condition condition() {
            return (status == null ? noCondition() : TRANSFERS.STATUS.eq(status.name()))
                    .and(to == null ? noCondition() : TRANSFERS.DESTINATION.eq(to))
                    .and(from == null ? noCondition() : TRANSFERS.ORIGIN.eq(from));
        }
    }

    /** Who is limited sees what comes from or goes to where they are. */
    private static Condition isSeen() {
        var scope = Grants.currentScope();
        return scope.at(TRANSFERS.ORIGIN).or(scope.at(TRANSFERS.DESTINATION));
    }

    /** Returns the newest first. */
    List<Transfer> page(Which which, @Nullable UUID after, int most) {
        return db.select(TRANSFER)
                .from(TRANSFERS)
                .where(which.condition())
                .and(isSeen())
                .and(after == null ? noCondition() : TRANSFERS.TRANSFER_ID.lt(after))
                .orderBy(TRANSFERS.TRANSFER_ID.desc())
                .limit(most)
                .fetch(Record1::value1);
    }

    /** Three statements, however many lines there are. */
    Optional<Whole> find(UUID id) {
        return db.select(TRANSFER)
                .from(TRANSFERS)
                .where(TRANSFERS.TRANSFER_ID.eq(id))
                .and(isSeen())
                .fetchOptional(Record1::value1)
                .map(it -> new Whole(it, lines(id), discrepancies(id)));
    }

    private List<Line> lines(UUID id) {
        var value = sum(PARCELS.VALUE).cast(Long.class);
        var left = sum(PARCELS.VALUE.minus(PARCELS.GONE_VALUE)).cast(Long.class);
        return db.select(
                        LINES.SKU,
                        LINES.SENT,
                        LINES.RECEIVED,
                        LINES.DAMAGED,
                        LINES.OVER,
                        LINES.MISSING,
                        LINES.WITHDRAWN,
                        LINES.IN_TRANSIT,
                        value,
                        left)
                .from(LINES)
                .join(PARCELS)
                .on(PARCELS.TRANSFER_ID.eq(LINES.TRANSFER_ID))
                .and(PARCELS.LINE.eq(LINES.LINE))
                .where(LINES.TRANSFER_ID.eq(id))
                .groupBy(LINES.TRANSFER_ID, LINES.LINE)
                .orderBy(LINES.LINE)
                .fetch(mapping(Line::new));
    }

    private List<Discrepancy> discrepancies(UUID id) {
        return db.select(
                        LINES.SKU,
                        DISCREPANCIES.KIND.convertFrom(Kind::valueOf),
                        DISCREPANCIES.UNITS,
                        DISCREPANCIES.VALUE,
                        DISCREPANCIES.REASON,
                        DISCREPANCIES.AT,
                        by(DISCREPANCIES.ACTOR_KIND, DISCREPANCIES.ACTOR_ID))
                .from(DISCREPANCIES)
                .join(LINES)
                .on(LINES.TRANSFER_ID.eq(DISCREPANCIES.TRANSFER_ID))
                .and(LINES.LINE.eq(DISCREPANCIES.LINE))
                .where(DISCREPANCIES.TRANSFER_ID.eq(id))
                .orderBy(DISCREPANCIES.AT, DISCREPANCIES.LINE, DISCREPANCIES.KIND)
                .fetch(mapping(Discrepancy::new));
    }

    private static Field<Integer> ofLines(Field<Integer> counter) {
        return field(
                select(coalesce(sum(counter), 0).cast(Integer.class))
                        .from(LINES)
                        .where(LINES.TRANSFER_ID.eq(TRANSFERS.TRANSFER_ID)));
    }

    private static Field<String> by(Field<String> kind, Field<String> id) {
        return kind.concat(":").concat(id);
    }
}

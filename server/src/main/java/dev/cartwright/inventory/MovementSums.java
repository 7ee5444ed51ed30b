package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.UUID;

import dev.cartwright.inventory.StockPeriods.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/** How movements are added up, and read without holding them all. */
final class MovementSums {

    /** Of rows; the rest waits in the database. */
    private static final int AT_ONCE = 1_000;

    /** An id is made a moment after the instant of its movement, and to the millisecond. */
    private static final Duration MOMENT = Duration.ofHours(1);

    private static final Duration TICK = Duration.ofMillis(1);

    private MovementSums() {}

    /** The bound of the id leaves out the months before. */
    static Condition since(Instant from) {
        return INVENTORY_MOVEMENTS
                .ID
                .ge(field("platform.uuid_from({0})", UUID, val(from.minus(TICK))))
                .and(INVENTORY_MOVEMENTS.AT.ge(from));
    }

    static Condition during(Period period) {
        return since(period.from())
                .and(INVENTORY_MOVEMENTS.AT.lt(period.to()))
                .and(
                        INVENTORY_MOVEMENTS.ID.lt(
                                field(
                                        "platform.uuid_from({0})",
                                        UUID, val(period.to().plus(MOMENT)))));
    }

    static Condition at(@Nullable String location) {
        return location == null ? noCondition() : INVENTORY_MOVEMENTS.LOCATION.eq(location);
    }

    /** Adds up what each movement changed on hand. */
    static Field<Long> units(Condition which) {
        return whole(sum(INVENTORY_MOVEMENTS.ON_HAND_DELTA).filterWhere(which));
    }

    /** Adds up what each movement changed of the shelf's value. */
    static Field<Long> value(Condition which) {
        return whole(sum(INVENTORY_MOVEMENTS.VALUE_DELTA).filterWhere(which));
    }

    private static Field<Long> whole(Field<? extends Number> sum) {
        return coalesce(sum.cast(BIGINT), inline(0L));
    }

    static <R extends Record> void each(ResultQuery<R> query, Consumer<? super R> each) {
        try (var rows = query.fetchSize(AT_ONCE).fetchLazy()) {
            rows.forEach(each);
        }
    }
}

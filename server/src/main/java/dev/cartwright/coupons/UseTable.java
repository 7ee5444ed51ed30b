package dev.cartwright.coupons;

import static dev.cartwright.coupons.schema.Tables.COUPON_BATCHES;
import static dev.cartwright.coupons.schema.Tables.COUPON_CODES;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.UUID;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.cartwright.coupons.Coupon.State;
import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How codes stand, and that they are used: each method is one statement of {@link CouponSql}. */
@Repository
class UseTable {

    private static final Field<String> STATE = field("state", VARCHAR);

    private final DSLContext db;

    UseTable(DSLContext db) {
        this.db = db;
    }

    /** Returns those of the codes that there are; of another customer's it says so. */
    List<Coupon> find(@Nullable CustomerId customer, Collection<String> codes, Instant now) {
        var who = customer == null ? null : customer.value();
        return fetch(db.resultQuery(CouponSql.FIND, array(codes), val(who, UUID), val(now)));
    }

    /** As {@link #find}; what is usable has been counted. */
    List<Coupon> take(OrderId order, CustomerId customer, Collection<String> codes, Instant now) {
        return fetch(
                db.resultQuery(
                        CouponSql.TAKE,
                        array(codes),
                        val(customer.value()),
                        val(now),
                        val(order.value())));
    }

    /** Returns how many codes the order gave back. */
    int giveBack(OrderId order, Instant now) {
        return db.fetchSingle(CouponSql.GIVE_BACK, val(order.value()), val(now)).get(0, int.class);
    }

    private static Field<String[]> array(Collection<String> codes) {
        return val(codes.toArray(String[]::new));
    }

    private static List<Coupon> fetch(ResultQuery<Record> rows) {
        return rows.coerce(
                        COUPON_CODES.CODE,
                        STATE,
                        COUPON_BATCHES.PROMOTION_ID,
                        COUPON_CODES.BATCH_ID,
                        COUPON_CODES.MAX_USES,
                        COUPON_CODES.USES_PER_CUSTOMER,
                        COUPON_CODES.VALID_FROM,
                        COUPON_CODES.VALID_UNTIL)
                .fetch(UseTable::coupon);
    }

    private static Coupon coupon(Record row) {
        var code = row.get(COUPON_CODES.CODE);
        var state = State.valueOf(row.get(STATE));
        if (state == State.UNKNOWN) {
            return Coupon.none(code, state);
        }
        return new Coupon(
                code,
                state,
                new Terms(
                        row.get(COUPON_BATCHES.PROMOTION_ID),
                        row.get(COUPON_CODES.BATCH_ID),
                        row.get(COUPON_CODES.MAX_USES),
                        row.get(COUPON_CODES.USES_PER_CUSTOMER),
                        row.get(COUPON_CODES.VALID_FROM),
                        row.get(COUPON_CODES.VALID_UNTIL)));
    }
}

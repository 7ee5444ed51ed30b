package dev.cartwright.coupons;

import static dev.cartwright.coupons.schema.Tables.COUPON_BATCHES;
import static dev.cartwright.coupons.schema.Tables.COUPON_CODES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.coupons.schema.tables.records.CouponCodesRecord;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Codes one by one, as staff make and change them. */
@Repository
class CouponTable {

    private static final Field<PromotionId> PROMOTION =
            coalesce(COUPON_CODES.PROMOTION_ID, COUPON_BATCHES.PROMOTION_ID);
    private static final Field<Integer> USES_PER_CUSTOMER =
            coalesce(COUPON_CODES.USES_PER_CUSTOMER, COUPON_BATCHES.USES_PER_CUSTOMER);
    private static final Field<Instant> VALID_FROM =
            coalesce(COUPON_CODES.VALID_FROM, COUPON_BATCHES.VALID_FROM);
    private static final Field<Instant> VALID_UNTIL =
            coalesce(COUPON_CODES.VALID_UNTIL, COUPON_BATCHES.VALID_UNTIL);
    private static final Field<Instant> CREATED_AT =
            coalesce(COUPON_CODES.CREATED_AT, COUPON_BATCHES.CREATED_AT);

    private final DSLContext db;

    CouponTable(DSLContext db) {
        this.db = db;
    }

    /** Which codes of a list are wanted; null: any. */
    record Filter(
            @Nullable PromotionId promotion, @Nullable UUID batch, @Nullable CustomerId customer) {}

    /** Adds a word of the merchant's; false where there is such a code. */
    boolean add(String code, Terms terms, @Nullable CustomerId customer, Instant now) {
        var row = new CouponCodesRecord();
        row.setCode(code);
        row.setPromotionId(terms.promotion());
        row.setOwn(true);
        row.setPersonal(customer != null);
        row.setCustomerId(customer);
        row.setMaxUses(terms.maxUses());
        row.setUsesPerCustomer(terms.usesPerCustomer());
        row.setValidFrom(terms.validFrom());
        row.setValidUntil(terms.validUntil());
        row.setCreatedAt(now);
        return db.insertInto(COUPON_CODES).set(row).onConflictDoNothing().execute() == 1;
    }

    Optional<StoredCoupon> find(String code) {
        return stored().where(COUPON_CODES.CODE.eq(code)).fetchOptional(CouponTable::coupon);
    }

    /** In the order of the codes. */
    List<StoredCoupon> page(Filter filter, @Nullable String after, int most) {
        return stored().where(
                        filter.promotion() == null
                                ? noCondition()
                                : COUPON_CODES.PROMOTION_ID.eq(filter.promotion()))
                .and(
                        filter.batch() == null
                                ? noCondition()
                                : COUPON_CODES.BATCH_ID.eq(filter.batch()))
                .and(
                        filter.customer() == null
                                ? noCondition()
                                : COUPON_CODES.CUSTOMER_ID.eq(filter.customer()))
                .and(after == null ? noCondition() : COUPON_CODES.CODE.gt(after))
                .orderBy(COUPON_CODES.CODE)
                .limit(most)
                .fetch(CouponTable::coupon);
    }

    /** Returns what is the code's own, and keeps all else from it until the commit. */
    Optional<CouponCodesRecord> lock(String code) {
        return db.selectFrom(COUPON_CODES)
                .where(COUPON_CODES.CODE.eq(code))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** Writes a row that is locked, as its next version. */
    void update(CouponCodesRecord row) {
        db.update(COUPON_CODES)
                .set(COUPON_CODES.MAX_USES, row.getMaxUses())
                .set(COUPON_CODES.USES_PER_CUSTOMER, row.getUsesPerCustomer())
                .set(COUPON_CODES.VALID_FROM, row.getValidFrom())
                .set(COUPON_CODES.VALID_UNTIL, row.getValidUntil())
                .set(COUPON_CODES.DISABLED_AT, row.getDisabledAt())
                .set(COUPON_CODES.VERSION, row.getVersion() + 1)
                .where(COUPON_CODES.CODE.eq(row.getCode()))
                .execute();
    }

    private SelectJoinStep<? extends Record> stored() {
        return db.select(
                        COUPON_CODES.CODE,
                        PROMOTION,
                        COUPON_CODES.BATCH_ID,
                        COUPON_CODES.MAX_USES,
                        USES_PER_CUSTOMER,
                        VALID_FROM,
                        VALID_UNTIL,
                        COUPON_CODES.PERSONAL,
                        COUPON_CODES.CUSTOMER_ID,
                        COUPON_CODES.USED,
                        COUPON_CODES.DISABLED_AT,
                        COUPON_CODES.VERSION,
                        CREATED_AT)
                .from(COUPON_CODES)
                .leftJoin(COUPON_BATCHES)
                .on(COUPON_BATCHES.BATCH_ID.eq(COUPON_CODES.BATCH_ID));
    }

    private static StoredCoupon coupon(Record row) {
        return new StoredCoupon(
                row.get(COUPON_CODES.CODE),
                new Terms(
                        row.get(PROMOTION),
                        row.get(COUPON_CODES.BATCH_ID),
                        row.get(COUPON_CODES.MAX_USES),
                        row.get(USES_PER_CUSTOMER),
                        row.get(VALID_FROM),
                        row.get(VALID_UNTIL)),
                row.get(COUPON_CODES.PERSONAL),
                row.get(COUPON_CODES.CUSTOMER_ID),
                row.get(COUPON_CODES.USED),
                row.get(COUPON_CODES.DISABLED_AT),
                row.get(COUPON_CODES.VERSION),
                row.get(CREATED_AT));
    }
}

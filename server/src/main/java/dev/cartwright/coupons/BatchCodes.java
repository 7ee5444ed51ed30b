package dev.cartwright.coupons;

import static dev.cartwright.coupons.schema.Tables.COUPON_BATCHES;
import static dev.cartwright.coupons.schema.Tables.COUPON_CODES;
import static dev.cartwright.coupons.schema.Tables.ROW_ERRORS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.coupons.Batch.File;
import dev.cartwright.coupons.CodeRow.Bad;
import dev.cartwright.coupons.CodeRow.Good;
import dev.cartwright.coupons.schema.tables.records.RowErrorsRecord;
import dev.cartwright.kernel.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The codes of batches, many at a time, and what was wrong with rows that should be such. */
@Repository
class BatchCodes {

    /** A little more than the database is given. */
    private static final Duration MOST = Duration.ofSeconds(65);

    /** Nobody works through more; the others are counted. */
    private static final int MOST_ERRORS = 100_000;

    /** Sorted, so that two who add the same codes never wait for each other in a ring. */
    private static final String ADD =
            """
            insert into coupons.coupon_codes (
                code, batch_id, max_uses, own, personal, customer_id)
            select code, {2}, {3}, {4}, customer is not null, customer
            from unnest({0}, {1}) as given (code, customer)
            order by code
            on conflict do nothing
            returning code
            """;

    private final DSLContext db;

    BatchCodes(DSLContext db) {
        this.db = db;
    }

    /** What is known of a code that a file names and that was there before. */
    record Owner(String code, @Nullable UUID batch, @Nullable CustomerId customer) {}

    /** A code as a file says it. */
    record Line(String code, @Nullable CustomerId customer, int used) {}

    /** Within a transaction: many codes are more than what requests do. */
    void allowTime() {
        db.fetch(
                """
                select set_config('lock_timeout', '10s', true),
                    set_config('statement_timeout', '60s', true)
                """);
        db.connection(it -> it.setNetworkTimeout(Runnable::run, (int) MOST.toMillis()));
    }

    /** Adds those that are new, and returns how many those are. */
    int generate(Batch batch, String[] codes) {
        return db.resultQuery(
                        ADD,
                        codes,
                        new UUID[codes.length],
                        batch.id(),
                        batch.terms().maxUses(),
                        false)
                .fetch()
                .size();
    }

    /** Adds those that are new, and returns them. */
    Set<String> add(Batch batch, Collection<Good> rows) {
        var codes = rows.stream().map(Good::code).toArray(String[]::new);
        var customers =
                rows.stream()
                        .map(it -> it.customer() == null ? null : it.customer().value())
                        .toArray(UUID[]::new);
        return db.resultQuery(ADD, codes, customers, batch.id(), batch.terms().maxUses(), true)
                .fetchSet(0, String.class);
    }

    List<Owner> owners(Collection<String> codes) {
        return db.select(COUPON_CODES.CODE, COUPON_CODES.BATCH_ID, COUPON_CODES.CUSTOMER_ID)
                .from(COUPON_CODES)
                .where(COUPON_CODES.CODE.eq(any(codes.toArray(String[]::new))))
                .fetch(mapping(Owner::new));
    }

    /** In the order of the codes. */
    List<Line> page(UUID batch, @Nullable String after, int most) {
        return db.select(COUPON_CODES.CODE, COUPON_CODES.CUSTOMER_ID, COUPON_CODES.USED)
                .from(COUPON_CODES)
                .where(COUPON_CODES.BATCH_ID.eq(batch))
                .and(after == null ? noCondition() : COUPON_CODES.CODE.gt(after))
                .orderBy(COUPON_CODES.CODE)
                .limit(most)
                .fetch(mapping(Line::new));
    }

    /** Begins a file anew: what was wrong with the last one is forgotten. Two statements. */
    void begin(UUID batch, UUID upload) {
        db.update(COUPON_BATCHES)
                .set(COUPON_BATCHES.UPLOAD_ID, upload)
                .set(COUPON_BATCHES.ROWS, 0)
                .set(COUPON_BATCHES.ADDED, 0)
                .set(COUPON_BATCHES.REPEATED, 0)
                .set(COUPON_BATCHES.REFUSED, 0)
                .where(COUPON_BATCHES.BATCH_ID.eq(batch))
                .execute();
        db.deleteFrom(ROW_ERRORS).where(ROW_ERRORS.BATCH_ID.eq(batch)).execute();
    }

    /** Counts what became of rows; false where another file has begun. */
    boolean advance(Batch at, UUID upload, File more) {
        var file = at.file().plus(more);
        return db.update(COUPON_BATCHES)
                        .set(COUPON_BATCHES.MADE, at.made() + more.added())
                        .set(COUPON_BATCHES.ROWS, file.rows())
                        .set(COUPON_BATCHES.ADDED, file.added())
                        .set(COUPON_BATCHES.REPEATED, file.repeated())
                        .set(COUPON_BATCHES.REFUSED, file.refused())
                        .where(COUPON_BATCHES.BATCH_ID.eq(at.id()))
                        .and(COUPON_BATCHES.UPLOAD_ID.eq(upload))
                        .execute()
                == 1;
    }

    /**
     * Adds what is wrong with rows of a batch that is locked, behind what was wrong before; of the
     * first hundred thousand.
     */
    void refuse(Batch at, List<Bad> rows) {
        var errors = new ArrayList<RowErrorsRecord>();
        int number = at.file().refused();
        for (var row : rows) {
            number++;
            var it = row.error();
            if (number <= MOST_ERRORS) {
                errors.add(
                        new RowErrorsRecord(
                                at.id(), number, it.line(), it.field(), it.value(), it.message()));
            }
        }
        db.batchInsert(errors).execute();
    }

    /** In the order of the file. */
    List<RowErrorsRecord> errors(UUID batch, int after, int most) {
        return db.selectFrom(ROW_ERRORS)
                .where(ROW_ERRORS.BATCH_ID.eq(batch))
                .and(ROW_ERRORS.NUMBER.gt(after))
                .orderBy(ROW_ERRORS.NUMBER)
                .limit(most)
                .fetch();
    }
}

package dev.cartwright.paymentmethods;

import static dev.cartwright.paymentmethods.schema.Tables.DETACHMENTS;
import static dev.cartwright.paymentmethods.schema.Tables.HOLDERS;
import static dev.cartwright.paymentmethods.schema.Tables.WISHES;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.power;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.paymentmethods.schema.tables.records.WishesRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** What is still to be asked of processors; and whom they know customers as. */
@Repository
class ErrandTable {

    private static final int MOST = 32;

    /** The pause doubles from a second on, up to a quarter of a day. */
    private static final int LONGEST_SECONDS = 21_600;

    private final DSLContext db;

    ErrandTable(DSLContext db) {
        this.db = db;
    }

    Optional<String> holder(String processor, String account, CustomerId customer) {
        return db.select(HOLDERS.REFERENCE)
                .from(HOLDERS)
                .where(HOLDERS.PROCESSOR.eq(processor))
                .and(HOLDERS.ACCOUNT.eq(account))
                .and(HOLDERS.CUSTOMER_ID.eq(customer))
                .fetchOptional(HOLDERS.REFERENCE);
    }

    /** Returns the first one's, whoever comes first. */
    String keepHolder(
            String processor, String account, CustomerId customer, String reference, Instant now) {
        return db.insertInto(HOLDERS)
                .set(HOLDERS.PROCESSOR, processor)
                .set(HOLDERS.ACCOUNT, account)
                .set(HOLDERS.CUSTOMER_ID, customer)
                .set(HOLDERS.REFERENCE, reference)
                .set(HOLDERS.CREATED_AT, now)
                .onConflict(HOLDERS.PROCESSOR, HOLDERS.ACCOUNT, HOLDERS.CUSTOMER_ID)
                .doUpdate()
                .set(HOLDERS.REFERENCE, HOLDERS.REFERENCE)
                .returningResult(HOLDERS.REFERENCE)
                .fetchSingle()
                .value1();
    }

    void wish(Wish wish, Instant now) {
        db.insertInto(WISHES)
                .set(WISHES.OPERATION_ID, wish.operation())
                .set(WISHES.CUSTOMER_ID, wish.customer())
                .set(WISHES.PROCESSOR, wish.processor())
                .set(WISHES.ACCOUNT, wish.account())
                .set(WISHES.CREATED_AT, now)
                .set(WISHES.DUE_AT, now)
                .execute();
    }

    /** Puts the next look off in the same statement, so that only one node looks now. */
    List<Wish> dueWishes(Instant now) {
        return db.update(WISHES)
                .set(WISHES.DUE_AT, later(now, WISHES.ATTEMPTS))
                .set(WISHES.ATTEMPTS, WISHES.ATTEMPTS.plus(1))
                .where(
                        WISHES.OPERATION_ID.in(
                                select(WISHES.OPERATION_ID)
                                        .from(WISHES)
                                        .where(WISHES.DUE_AT.le(now))
                                        .orderBy(WISHES.DUE_AT)
                                        .limit(MOST)
                                        .forUpdate()
                                        .skipLocked()))
                .returning()
                .fetch(ErrandTable::read);
    }

    /** As {@link #dueWishes}. */
    List<Detachment> dueDetachments(Instant now) {
        return db.update(DETACHMENTS)
                .set(DETACHMENTS.DUE_AT, later(now, DETACHMENTS.ATTEMPTS))
                .set(DETACHMENTS.ATTEMPTS, DETACHMENTS.ATTEMPTS.plus(1))
                .where(
                        DETACHMENTS.ID.in(
                                select(DETACHMENTS.ID)
                                        .from(DETACHMENTS)
                                        .where(DETACHMENTS.DUE_AT.le(now))
                                        .orderBy(DETACHMENTS.DUE_AT)
                                        .limit(MOST)
                                        .forUpdate()
                                        .skipLocked()))
                .returningResult(
                        DETACHMENTS.ID,
                        DETACHMENTS.PROCESSOR,
                        DETACHMENTS.ACCOUNT,
                        DETACHMENTS.TOKEN)
                .fetch(row ->
                        new Detachment(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static Field<Instant> later(Instant now, Field<Integer> attempts) {
        var seconds =
                least(
                        val(LONGEST_SECONDS).cast(SQLDataType.NUMERIC),
                        power(val(2), least(attempts, val(20))));
        return DSL.field(
                "{0} + {1} * interval '1 second'",
                SQLDataType.INSTANT, val(now, WISHES.DUE_AT), seconds.cast(SQLDataType.DOUBLE));
    }

    /** Locks a wish and returns it as it is now: its customer may be forgotten meanwhile. */
    Optional<Wish> lockWish(UUID operation) {
        return db.selectFrom(WISHES)
                .where(WISHES.OPERATION_ID.eq(operation))
                .forUpdate()
                .fetchOptional(ErrandTable::read);
    }

    private static Wish read(WishesRecord row) {
        return new Wish(
                row.getOperationId(),
                row.getCustomerId(),
                row.getProcessor(),
                row.getAccount(),
                row.getAttempts());
    }

    void dropWish(UUID operation) {
        db.deleteFrom(WISHES).where(WISHES.OPERATION_ID.eq(operation)).execute();
    }

    /** False where it is fulfilled, or by now is one to forget, which is never given up. */
    boolean giveUpWish(UUID operation) {
        return db.deleteFrom(WISHES)
                        .where(WISHES.OPERATION_ID.eq(operation))
                        .and(WISHES.CUSTOMER_ID.isNotNull())
                        .execute()
                == 1;
    }

    void detach(Detachment it, Instant now) {
        db.insertInto(DETACHMENTS)
                .set(DETACHMENTS.ID, it.id())
                .set(DETACHMENTS.PROCESSOR, it.processor())
                .set(DETACHMENTS.ACCOUNT, it.account())
                .set(DETACHMENTS.TOKEN, it.token())
                .set(DETACHMENTS.CREATED_AT, now)
                .set(DETACHMENTS.DUE_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    void dropDetachment(UUID id) {
        db.deleteFrom(DETACHMENTS).where(DETACHMENTS.ID.eq(id)).execute();
    }

    /** What is still to be kept is detached instead. */
    int forget(CustomerId customer) {
        return db.update(WISHES)
                        .setNull(WISHES.CUSTOMER_ID)
                        .where(WISHES.CUSTOMER_ID.eq(customer))
                        .execute()
                + db.deleteFrom(HOLDERS).where(HOLDERS.CUSTOMER_ID.eq(customer)).execute();
    }

    /** What the other is known as stays so; what is kept for either stays where it is. */
    void move(CustomerId from, CustomerId into) {
        db.update(WISHES)
                .set(WISHES.CUSTOMER_ID, into)
                .where(WISHES.CUSTOMER_ID.eq(from))
                .execute();
        db.deleteFrom(HOLDERS).where(HOLDERS.CUSTOMER_ID.eq(from)).execute();
    }
}

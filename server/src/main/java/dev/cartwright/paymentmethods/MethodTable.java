package dev.cartwright.paymentmethods;

import static dev.cartwright.paymentmethods.schema.Tables.DETACHMENTS;
import static dev.cartwright.paymentmethods.schema.Tables.METHODS;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.paymentmethods.PaymentMethods.Usable;
import dev.cartwright.paymentmethods.schema.tables.records.MethodsRecord;
import dev.cartwright.processors.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

/** What customers may pay with again. What is deleted here is to be detached, by the same write. */
@Repository
class MethodTable {

    private final DSLContext db;

    MethodTable(DSLContext db) {
        this.db = db;
    }

    List<SavedMethod> all(CustomerId customer) {
        return db.selectFrom(METHODS)
                .where(METHODS.CUSTOMER_ID.eq(customer))
                .orderBy(METHODS.ID)
                .fetch(MethodTable::saved);
    }

    Optional<SavedMethod> find(CustomerId customer, UUID id) {
        return db.selectFrom(METHODS)
                .where(isTheirs(customer, id))
                .fetchOptional(MethodTable::saved);
    }

    Optional<Usable> usable(CustomerId customer, UUID id) {
        return db.selectFrom(METHODS)
                .where(isTheirs(customer, id))
                .fetchOptional(
                        row -> new Usable(row.getProcessor(), row.getToken(), row.getHolder()));
    }

    int count(CustomerId customer) {
        return db.fetchCount(METHODS, METHODS.CUSTOMER_ID.eq(customer));
    }

    /**
     * Remembers one, once; a customer's first is the default. What its processor is still to forget
     * is not remembered: only a second statement sees what was forgotten while the first waited.
     */
    void insert(Wish wish, CustomerId customer, String holder, Instrument it, UUID id, Instant at) {
        var others = selectOne().from(METHODS).where(METHODS.CUSTOMER_ID.eq(customer));
        db.insertInto(METHODS)
                .set(METHODS.ID, id)
                .set(METHODS.CUSTOMER_ID, customer)
                .set(METHODS.PROCESSOR, wish.processor())
                .set(METHODS.ACCOUNT, wish.account())
                .set(METHODS.HOLDER, holder)
                .set(METHODS.TOKEN, it.token())
                .set(METHODS.BRAND, it.brand())
                .set(METHODS.LAST_FOUR, it.lastFour())
                .set(METHODS.EXPIRY_MONTH, it.expiryMonth())
                .set(METHODS.EXPIRY_YEAR, it.expiryYear())
                .set(METHODS.IS_DEFAULT, not(exists(others)))
                .set(METHODS.CREATED_AT, at)
                .onConflict(METHODS.PROCESSOR, METHODS.ACCOUNT, METHODS.TOKEN)
                .doNothing()
                .execute();
        db.deleteFrom(METHODS).where(METHODS.ID.eq(id)).and(exists(itsDetachment())).execute();
    }

    private static Select<?> itsDetachment() {
        return selectOne()
                .from(DETACHMENTS)
                .where(DETACHMENTS.PROCESSOR.eq(METHODS.PROCESSOR))
                .and(DETACHMENTS.ACCOUNT.eq(METHODS.ACCOUNT))
                .and(DETACHMENTS.TOKEN.eq(METHODS.TOKEN));
    }

    /** Makes one the default, under the locks of all of them; false where it is not theirs. */
    boolean makeDefault(CustomerId customer, UUID id) {
        var theirs =
                db.select(METHODS.ID)
                        .from(METHODS)
                        .where(METHODS.CUSTOMER_ID.eq(customer))
                        .orderBy(METHODS.ID)
                        .forUpdate()
                        .fetch(METHODS.ID);
        if (!theirs.contains(id)) {
            return false;
        }
        db.update(METHODS)
                .set(METHODS.IS_DEFAULT, false)
                .where(METHODS.CUSTOMER_ID.eq(customer))
                .and(METHODS.IS_DEFAULT)
                .execute();
        db.update(METHODS).set(METHODS.IS_DEFAULT, true).where(isTheirs(customer, id)).execute();
        return true;
    }

    boolean forget(CustomerId customer, UUID id, Instant now) {
        return forget(isTheirs(customer, id), now) == 1;
    }

    int forgetAll(CustomerId customer, Instant now) {
        return forget(METHODS.CUSTOMER_ID.eq(customer), now);
    }

    /** Returns how many there were; what waits to be detached already goes on waiting. */
    private int forget(Condition which, Instant now) {
        var gone = name("gone").as(deleteFrom(METHODS).where(which).returning());
        var theirs =
                select(
                                gone.field(METHODS.ID),
                                gone.field(METHODS.PROCESSOR),
                                gone.field(METHODS.ACCOUNT),
                                gone.field(METHODS.TOKEN),
                                val(now, METHODS.CREATED_AT),
                                val(now, METHODS.CREATED_AT))
                        .from(gone);
        var detached =
                insertInto(
                                DETACHMENTS,
                                DETACHMENTS.ID,
                                DETACHMENTS.PROCESSOR,
                                DETACHMENTS.ACCOUNT,
                                DETACHMENTS.TOKEN,
                                DETACHMENTS.CREATED_AT,
                                DETACHMENTS.DUE_AT)
                        .select(theirs)
                        .onConflict(DETACHMENTS.PROCESSOR, DETACHMENTS.ACCOUNT, DETACHMENTS.TOKEN)
                        .doNothing();
        return db.with(gone)
                .with(name("detached").as(detached.returning()))
                .selectCount()
                .from(gone)
                .fetchSingle()
                .value1();
    }

    /** Gives all that is one's to another, whose default stays. Two statements, both bounded. */
    void move(CustomerId from, CustomerId into) {
        db.update(METHODS)
                .set(METHODS.IS_DEFAULT, false)
                .where(METHODS.CUSTOMER_ID.eq(from))
                .and(METHODS.IS_DEFAULT)
                .execute();
        db.update(METHODS)
                .set(METHODS.CUSTOMER_ID, into)
                .where(METHODS.CUSTOMER_ID.eq(from))
                .execute();
    }

    private static Condition isTheirs(CustomerId customer, UUID id) {
        return METHODS.CUSTOMER_ID.eq(customer).and(METHODS.ID.eq(id));
    }

    private static SavedMethod saved(MethodsRecord row) {
        return new SavedMethod(
                row.getId(),
                row.getProcessor(),
                row.getBrand(),
                row.getLastFour(),
                row.getExpiryMonth(),
                row.getExpiryYear(),
                row.getIsDefault(),
                row.getCreatedAt());
    }
}

package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.CUSTOMERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.cartwright.customers.schema.tables.records.CustomersRecord;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** People. Whoever changes what is a person's locks its row first. */
@Repository
class CustomerTable {

    /** The key-share lock waits for a merge under way and lets everybody else through. */
    private static final String FIND_OR_MAKE =
            """
            with found as (
                select customer_id from customers.customers where email = {0} for key share
            ), made as (
                insert into customers.customers (customer_id, email, name, created_at)
                select {1}, {0}, {2}, {3} where not exists (select from found)
                on conflict (email) do nothing
                returning customer_id
            )
            select customer_id from found union all select customer_id from made
            """;

    private static final String HOLD =
            """
            insert into customers.customers as held (customer_id, email, name, created_at)
            values ({1}, {0}, '', {2})
            on conflict (email) do update set version = held.version
            returning customer_id
            """;

    static final SelectField<CustomerProfile> PROFILE =
            row(
                            CUSTOMERS.CUSTOMER_ID,
                            CUSTOMERS.EMAIL,
                            CUSTOMERS.NAME,
                            CUSTOMERS.PHONE,
                            CUSTOMERS.LOCALE,
                            CUSTOMERS.VERSION,
                            CUSTOMERS.CREATED_AT,
                            CUSTOMERS.ERASED_AT)
                    .mapping(CustomerProfile::new);

    private final DSLContext db;

    CustomerTable(DSLContext db) {
        this.db = db;
    }

    Optional<CustomerProfile> find(CustomerId id) {
        var known = CUSTOMERS.as("known");
        return db.select(PROFILE)
                .from(CUSTOMERS)
                .where(
                        CUSTOMERS.CUSTOMER_ID.eq(
                                select(
                                                coalesce(
                                                        known.MERGED_INTO,
                                                        known.CUSTOMER_ID.coerce(
                                                                known.MERGED_INTO)))
                                        .from(known)
                                        .where(known.CUSTOMER_ID.eq(id))
                                        .asField()
                                        .coerce(CUSTOMERS.CUSTOMER_ID)))
                .fetchOptional(row -> row.value1());
    }

    /** The newest first; who was merged is shown as the one into whom. */
    List<CustomerProfile> page(
            @Nullable EmailAddress email, @Nullable CustomerId after, int limit) {
        return db.select(PROFILE)
                .from(CUSTOMERS)
                .where(CUSTOMERS.MERGED_INTO.isNull())
                .and(email == null ? noCondition() : CUSTOMERS.EMAIL.eq(email))
                .and(after == null ? noCondition() : CUSTOMERS.CUSTOMER_ID.lt(after))
                .orderBy(CUSTOMERS.CUSTOMER_ID.desc())
                .limit(limit)
                .fetch(row -> row.value1());
    }

    /** Locks whom it finds. Empty where another transaction has just made the person. */
    Optional<CustomerId> findOrMake(EmailAddress email, String name, CustomerId id, Instant now) {
        return db.resultQuery(
                        FIND_OR_MAKE,
                        val(email, CUSTOMERS.EMAIL),
                        val(id, CUSTOMERS.CUSTOMER_ID),
                        val(name),
                        val(now, CUSTOMERS.CREATED_AT))
                .coerce(CUSTOMERS.CUSTOMER_ID)
                .fetchOptional(row -> row.value1());
    }

    /** Locks who has the address, or makes and so locks a row that has. */
    CustomerId hold(EmailAddress email, CustomerId place, Instant now) {
        return db.resultQuery(
                        HOLD,
                        val(email, CUSTOMERS.EMAIL),
                        val(place, CUSTOMERS.CUSTOMER_ID),
                        val(now, CUSTOMERS.CREATED_AT))
                .coerce(CUSTOMERS.CUSTOMER_ID)
                .fetchSingle(row -> row.value1());
    }

    void remove(CustomerId id) {
        db.deleteFrom(CUSTOMERS).where(CUSTOMERS.CUSTOMER_ID.eq(id)).execute();
    }

    /** Takes those along who were merged before. */
    void merge(CustomerId from, CustomerId into) {
        db.update(CUSTOMERS)
                .setNull(CUSTOMERS.EMAIL)
                .set(CUSTOMERS.MERGED_INTO, into.value())
                .set(CUSTOMERS.VERSION, CUSTOMERS.VERSION.plus(1))
                .where(CUSTOMERS.CUSTOMER_ID.eq(from))
                .or(CUSTOMERS.MERGED_INTO.eq(from.value()))
                .execute();
    }

    void setEmail(CustomerId id, EmailAddress email) {
        db.update(CUSTOMERS)
                .set(CUSTOMERS.EMAIL, email)
                .set(CUSTOMERS.VERSION, CUSTOMERS.VERSION.plus(1))
                .where(isThere(id))
                .execute();
    }

    /** Locks a person for a change of what is its own; false where there is none any more. */
    boolean lock(CustomerId id) {
        return db.select(CUSTOMERS.CUSTOMER_ID)
                .from(CUSTOMERS)
                .where(isThere(id))
                .forNoKeyUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** Keeps a person who is there; lets everybody through but who forgets or merges it. */
    boolean hold(CustomerId id) {
        return db.select(CUSTOMERS.CUSTOMER_ID)
                .from(CUSTOMERS)
                .where(isThere(id))
                .forKeyShare()
                .fetchOptional()
                .isPresent();
    }

    /** As {@link #hold(CustomerId)}, of several. */
    Map<CustomerId, EmailAddress> hold(Collection<CustomerId> ids) {
        return db.select(CUSTOMERS.CUSTOMER_ID, CUSTOMERS.EMAIL)
                .from(CUSTOMERS)
                .where(CUSTOMERS.CUSTOMER_ID.in(ids))
                .and(CUSTOMERS.MERGED_INTO.isNull())
                .and(CUSTOMERS.ERASED_AT.isNull())
                .orderBy(CUSTOMERS.CUSTOMER_ID)
                .forKeyShare()
                .fetchMap(CUSTOMERS.CUSTOMER_ID, CUSTOMERS.EMAIL);
    }

    Map<EmailAddress, CustomerId> find(Collection<EmailAddress> emails) {
        return db.select(CUSTOMERS.EMAIL, CUSTOMERS.CUSTOMER_ID)
                .from(CUSTOMERS)
                .where(CUSTOMERS.EMAIL.in(emails))
                .fetchMap(CUSTOMERS.EMAIL, CUSTOMERS.CUSTOMER_ID);
    }

    /** Null stays as it is, and empty is removed; empty where version or person are others. */
    Optional<CustomerProfile> change(CustomerId id, @Nullable Integer version, Change change) {
        var row = new CustomersRecord();
        if (change.name() != null) {
            row.setName(change.name());
        }
        if (change.phone() != null) {
            row.setPhone(orNull(change.phone()));
        }
        if (change.locale() != null) {
            row.setLocale(orNull(change.locale()));
        }
        return db.update(CUSTOMERS)
                .set(row)
                .set(CUSTOMERS.VERSION, CUSTOMERS.VERSION.plus(1))
                .where(isThere(id))
                .and(version == null ? noCondition() : CUSTOMERS.VERSION.eq(version))
                .returningResult(PROFILE)
                .fetchOptional(it -> it.value1());
    }

    /** What a person says anew about itself. */
    record Change(@Nullable String name, @Nullable String phone, @Nullable String locale) {}

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static Condition isThere(CustomerId id) {
        return CUSTOMERS
                .CUSTOMER_ID
                .eq(id)
                .and(CUSTOMERS.MERGED_INTO.isNull())
                .and(CUSTOMERS.ERASED_AT.isNull());
    }
}

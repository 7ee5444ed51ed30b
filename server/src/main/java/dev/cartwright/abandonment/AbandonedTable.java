package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.schema.Tables.ABANDONED_CARTS;
import static dev.cartwright.abandonment.schema.Tables.CONTACTS;
import static dev.cartwright.abandonment.schema.Tables.TOLD;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.val;

import dev.cartwright.abandonment.Abandonments.Contact;
import dev.cartwright.abandonment.Shoppers.Left;
import dev.cartwright.carts.IdleCarts.IdleCart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes what was left, and who told its shopper. */
@Repository
class AbandonedTable {

    /** Always in this order, so that servers which look at once wait for each other in turn. */
    private static final String CLAIM =
            """
            insert into abandonment.told as before (person, told_at)
            select person, {1} from unnest({0}) as person order by person
            on conflict (person) do update set told_at = excluded.told_at
                where before.told_at <= {2}
            returning person
            """;

    private static final String RETURNED =
            """
            update abandonment.abandoned_carts abandoned set returned_at = cart.changed_at
            from unnest({0}, {1}::timestamptz[]) as cart (cart_id, changed_at)
            where abandoned.cart_id = cart.cart_id and abandoned.changed_at < cart.changed_at
                and abandoned.returned_at is null
            """;

    private final DSLContext db;

    AbandonedTable(DSLContext db) {
        this.db = db;
    }

    /**
     * Takes the right to tell these persons of a cart; who was told after that instant is left out.
     */
    Set<String> claim(Collection<String> persons, Instant now, Instant toldBefore) {
        return db.resultQuery(CLAIM, val(persons.toArray(String[]::new)), val(now), val(toldBefore))
                .fetchSet(TOLD.PERSON);
    }

    /** Notes of what was left before that its shopper had come back. */
    void returned(List<IdleCart> carts) {
        db.execute(
                RETURNED,
                val(carts.stream().map(it -> it.id().value()).toArray(UUID[]::new)),
                val(carts.stream().map(it -> it.changedAt().toString()).toArray(String[]::new)));
    }

    void insert(UUID id, Left left, Instant now, Instant end, boolean holdout) {
        var cart = left.cart();
        db.insertInto(ABANDONED_CARTS)
                .set(ABANDONED_CARTS.ID, id)
                .set(ABANDONED_CARTS.CART_ID, cart.id())
                .set(ABANDONED_CARTS.CHANNEL_ID, cart.channel())
                .set(ABANDONED_CARTS.CUSTOMER_ID, cart.customer())
                .set(ABANDONED_CARTS.EMAIL, left.email())
                .set(ABANDONED_CARTS.PERSON, left.person())
                .set(ABANDONED_CARTS.CURRENCY, cart.value().getCurrencyUnit())
                .set(ABANDONED_CARTS.VALUE_MINOR, cart.value().getAmountMinorLong())
                .set(ABANDONED_CARTS.UNITS, cart.units())
                .set(ABANDONED_CARTS.CHANGED_AT, cart.changedAt())
                .set(ABANDONED_CARTS.CART_VERSION, cart.version())
                .set(ABANDONED_CARTS.FOUND_AT, now)
                .set(ABANDONED_CARTS.ENDS_AT, end)
                .set(ABANDONED_CARTS.HOLDOUT, holdout)
                .execute();
    }

    /** Notes a message once; false where it is known already. */
    boolean contact(UUID id, UUID abandoned, Contact contact, Instant now, String by) {
        return db.insertInto(CONTACTS)
                        .set(CONTACTS.ID, id)
                        .set(CONTACTS.ABANDONED_ID, abandoned)
                        .set(CONTACTS.REFERENCE, contact.reference())
                        .set(CONTACTS.MEDIUM, contact.medium().name())
                        .set(CONTACTS.AT, contact.at())
                        .set(CONTACTS.NOTED_AT, now)
                        .set(CONTACTS.NOTED_BY, by)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** They are noted in any order; the earliest counts. */
    void contacted(UUID abandoned, Instant at) {
        db.update(ABANDONED_CARTS)
                .set(
                        ABANDONED_CARTS.CONTACTED_AT,
                        least(coalesce(ABANDONED_CARTS.CONTACTED_AT, val(at)), val(at)))
                .where(ABANDONED_CARTS.ID.eq(abandoned))
                .execute();
    }

    /** The first visit counts. */
    void visited(UUID abandoned, Instant at) {
        db.update(ABANDONED_CARTS)
                .set(ABANDONED_CARTS.RETURNED_BY_LINK_AT, at)
                .where(ABANDONED_CARTS.ID.eq(abandoned))
                .and(ABANDONED_CARTS.RETURNED_BY_LINK_AT.isNull())
                .execute();
    }

    /** Forgets who was told so long ago that it says nothing any more. */
    void forgetTold(Instant toldBefore) {
        db.deleteFrom(TOLD).where(TOLD.TOLD_AT.le(toldBefore)).execute();
    }
}

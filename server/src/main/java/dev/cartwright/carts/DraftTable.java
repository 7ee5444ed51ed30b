package dev.cartwright.carts;

import static dev.cartwright.carts.schema.Tables.CARTS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.cartwright.carts.Cart.Status;
import dev.cartwright.kernel.CartId;
import dev.cartwright.platform.Grants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Carts that staff writes: finds them, and writes what only they have. */
@Repository
class DraftTable {

    private final DSLContext db;
    private final CartRows rows;

    DraftTable(DSLContext db, CartRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /** Of a locked cart. */
    void keep(CartId id, Draft draft) {
        db.update(CARTS)
                .set(CARTS.DRAFT_SENT_AT, draft.sentAt())
                .set(CARTS.STAFF_DISCOUNT, rows.discount(draft))
                .where(CARTS.CART_ID.eq(id))
                .execute();
    }

    /**
     * Writes what staff notes to one that is open.
     *
     * @return whether it was
     */
    boolean note(CartId id, @Nullable String text) {
        return db.update(CARTS)
                        .set(CARTS.DRAFT_NOTE, text)
                        .where(CARTS.CART_ID.eq(id))
                        .and(CARTS.DRAFTED_BY.isNotNull())
                        .and(CARTS.STATUS.eq(Status.OPEN.name()))
                        .execute()
                == 1;
    }

    /** Of a locked cart; its lines go with it. */
    void remove(CartId id) {
        db.deleteFrom(CARTS).where(CARTS.CART_ID.eq(id)).execute();
    }

    DraftRow find(CartId id) {
        return db.fetchSingle(CARTS, CARTS.CART_ID.eq(id)).map(it -> DraftRow.of(it.into(CARTS)));
    }

    /** Where a page goes on. */
    record Place(Instant createdAt, UUID id) {}

    /** The newest first. */
    List<DraftRow> page(DraftFilter wanted, @Nullable Place after, Instant now, int most) {
        return db.selectFrom(CARTS)
                .where(CARTS.DRAFTED_BY.isNotNull())
                .and(Grants.currentScope().in(CARTS.CHANNEL_ID))
                .and(CARTS.EXPIRES_AT.gt(now))
                .and(fits(wanted))
                .and(
                        after == null
                                ? noCondition()
                                : row(CARTS.CREATED_AT, CARTS.CART_ID)
                                        .lt(after.createdAt(), new CartId(after.id())))
                .orderBy(CARTS.CREATED_AT.desc(), CARTS.CART_ID.desc())
                .limit(most)
                .fetch(DraftRow::of);
    }

    private static Condition fits(DraftFilter wanted) {
        var fits = noCondition();
        if (wanted.channel() != null) {
            fits = fits.and(CARTS.CHANNEL_ID.eq(wanted.channel()));
        }
        if (wanted.customer() != null) {
            fits = fits.and(CARTS.CUSTOMER_ID.eq(wanted.customer()));
        }
        if (wanted.email() != null) {
            fits = fits.and(CARTS.EMAIL.eq(wanted.email()));
        }
        if (wanted.by() != null) {
            fits = fits.and(CARTS.DRAFTED_BY.eq(wanted.by()));
        }
        return wanted.state() == null ? fits : fits.and(stands(wanted.state()));
    }

    private static Condition stands(DraftRow.State state) {
        var isOpen = CARTS.STATUS.eq(Status.OPEN.name());
        return switch (state) {
            case OPEN -> isOpen.and(CARTS.DRAFT_SENT_AT.isNull());
            case SENT -> isOpen.and(CARTS.DRAFT_SENT_AT.isNotNull());
            case ORDERED -> CARTS.STATUS.eq(Status.CHECKED_OUT.name());
        };
    }
}

package dev.cartwright.carts;

import static dev.cartwright.carts.schema.Tables.CARTS;

import dev.cartwright.carts.Cart.Status;
import dev.cartwright.carts.schema.tables.records.CartsRecord;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.springframework.stereotype.Repository;

/** Writes into carts what they keep for promotions. */
@Repository
class PromotionMemo {

    private final DSLContext db;
    private final CartRows rows;

    PromotionMemo(DSLContext db, CartRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /** Of a cart that is open and at the version it was read at; else somebody else writes it. */
    void keep(Cart cart) {
        update(cart.promotions())
                .where(CARTS.CART_ID.eq(cart.id()))
                .and(CARTS.VERSION.eq(cart.version()))
                .and(CARTS.STATUS.eq(Status.OPEN.name()))
                .returningResult(CartTable.COMMIT_WITHOUT_WAITING)
                .fetch();
    }

    /**
     * As a change of a cart, which counts its version and begins its idle time anew.
     *
     * @return empty where it may not be changed, or was changed since it was read
     */
    Optional<Cart> change(Cart cart, Instant now) {
        return update(cart.promotions())
                .set(CARTS.CHANGED_AT, now)
                .set(CARTS.IDLE_FROM, CartTable.idleFrom(now))
                .setNull(CARTS.DRAFT_SENT_AT)
                .set(CARTS.VERSION, CARTS.VERSION.plus(1))
                .where(CartTable.open(cart.id(), now))
                .and(CARTS.VERSION.eq(cart.version()))
                .returningResult(CARTS.VERSION, CartTable.COMMIT_WITHOUT_WAITING)
                .fetchOptional(row -> cart.at(row.value1()));
    }

    /** All of it, so that what is nothing now is nothing in the row. */
    private UpdateSetMoreStep<CartsRecord> update(CartPromotions to) {
        return db.update(CARTS)
                .set(CARTS.COUPONS, rows.coupons(to))
                .set(CARTS.SHOWN, rows.shown(to))
                .set(CARTS.BUYER_ID, to.buyer() == null ? null : to.buyer().value())
                .set(CARTS.PAYS_WITH, to.paysWith());
    }
}

package dev.cartwright.carts;

import static dev.cartwright.carts.schema.Tables.CARTS;
import static dev.cartwright.carts.schema.Tables.CART_ITEMS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.cartwright.carts.Cart.Status;
import dev.cartwright.carts.schema.tables.records.CartItemsRecord;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All SQL of this module. Every change of a cart or its lines first locks the cart's row. */
@Repository
class CartTable {

    /**
     * A cart is a wish, and the next commit that waits makes it durable, too: the checkout's does.
     * What a crash may forget of carts are the changes of its last moments.
     */
    static final Field<String> COMMIT_WITHOUT_WAITING =
            field("set_config('synchronous_commit', 'off', true)", String.class);

    private static final List<Field<?>> AND_COMMIT_WITHOUT_WAITING =
            Stream.concat(CARTS.fieldStream(), Stream.of(COMMIT_WITHOUT_WAITING)).toList();

    private static final Field<Result<CartItemsRecord>> LINES =
            multiset(
                    selectFrom(CART_ITEMS)
                            .where(CART_ITEMS.CART_ID.eq(CARTS.CART_ID))
                            .orderBy(CART_ITEMS.ID));

    private static final long IDLE_STEP_SECONDS = 300;

    private final DSLContext db;
    private final CartRows rows;

    CartTable(DSLContext db, CartRows rows) {
        this.db = db;
        this.rows = rows;
    }

    void insert(Cart cart, Instant now) {
        db.insertInto(CARTS)
                .set(CARTS.CART_ID, cart.id())
                .set(CARTS.CHANNEL_ID, cart.channel())
                .set(CARTS.CURRENCY, cart.currency())
                .set(CARTS.CUSTOMER_ID, cart.customer())
                .set(CARTS.CREATED_AT, now)
                .set(CARTS.EXPIRES_AT, cart.expiresAt())
                .set(CARTS.DRAFTED_BY, cart.draft() == null ? null : cart.draft().by())
                .set(CARTS.DRAFT_NOTE, cart.draft() == null ? null : cart.draft().note())
                .returningResult(COMMIT_WITHOUT_WAITING)
                .fetch();
    }

    /** One statement: nobody is waited for, so what it sees is of one moment. */
    Optional<Cart> find(CartId id) {
        return db.select(CARTS, LINES)
                .from(CARTS)
                .where(CARTS.CART_ID.eq(id))
                .and(isTheCallers())
                .fetchOptional(row -> rows.cart(row.value1(), row.value2()));
    }

    /**
     * Locks an open cart for a change and counts its version; empty where it may not change. Two
     * statements: the second sees the lines that whoever had the lock before has written.
     */
    Optional<Cart> touch(CartId id, @Nullable Integer version, Instant now) {
        return db.update(CARTS)
                .set(CARTS.VERSION, CARTS.VERSION.plus(1))
                .set(CARTS.CHANGED_AT, now)
                .set(CARTS.IDLE_FROM, idleFrom(now))
                .where(open(id, now))
                .and(version == null ? noCondition() : CARTS.VERSION.eq(version))
                .returningResult(AND_COMMIT_WITHOUT_WAITING)
                .fetchOptional(row -> rows.cart(row.into(CARTS), lines(id)));
    }

    /** Coarse, for an index has it: see the migration. A draft is never left behind. */
    static Field<Instant> idleFrom(Instant changed) {
        var steps = Math.floorDiv(changed.getEpochSecond(), IDLE_STEP_SECONDS) + 1;
        return when(
                CARTS.DRAFTED_BY.isNull(),
                val(Instant.ofEpochSecond(steps * IDLE_STEP_SECONDS), CARTS.IDLE_FROM));
    }

    /** As {@link #touch}, and closes the cart. */
    Optional<Cart> close(CartId id, OrderId order, @Nullable Integer version, Instant now) {
        return db.update(CARTS)
                .set(CARTS.VERSION, CARTS.VERSION.plus(1))
                .set(CARTS.STATUS, Status.CHECKED_OUT.name())
                .set(CARTS.ORDER_ID, order)
                .where(open(id, now))
                .and(version == null ? noCondition() : CARTS.VERSION.eq(version))
                .returningResult(AND_COMMIT_WITHOUT_WAITING)
                .fetchOptional(row -> rows.cart(row.into(CARTS), lines(id)));
    }

    static Condition open(CartId id, Instant now) {
        return CARTS.CART_ID
                .eq(id)
                .and(CARTS.STATUS.eq(Status.OPEN.name()))
                .and(CARTS.EXPIRES_AT.gt(now))
                .and(isTheCallers());
    }

    /** Asked by every statement that opens a cart, so that no way to one can forget it. */
    private static Condition isTheCallers() {
        var caller = Actor.current();
        return switch (caller.kind()) {
            case GUEST -> CARTS.CUSTOMER_ID.isNull().and(isToBeSeen());
            case CUSTOMER ->
                    CARTS.CUSTOMER_ID
                            .isNull()
                            .or(CARTS.CUSTOMER_ID.eq(caller.customer().orElseThrow()))
                            .and(isToBeSeen());
            case STAFF, API_KEY, SYSTEM, PROCESSOR -> noCondition();
        };
    }

    /** What staff writes is for nobody else before it is sent. */
    private static Condition isToBeSeen() {
        return CARTS.DRAFTED_BY.isNull().or(CARTS.DRAFT_SENT_AT.isNotNull());
    }

    /** Of a locked draft. */
    void withdraw(CartId id) {
        db.update(CARTS).setNull(CARTS.DRAFT_SENT_AT).where(CARTS.CART_ID.eq(id)).execute();
    }

    /** Of a locked cart that the customer may open: nobody else may from now on. */
    void give(CartId id, CustomerId customer) {
        db.update(CARTS).set(CARTS.CUSTOMER_ID, customer).where(CARTS.CART_ID.eq(id)).execute();
    }

    void lock(CartId id) {
        db.select(CARTS.CART_ID).from(CARTS).where(CARTS.CART_ID.eq(id)).forUpdate().fetch();
    }

    /** Within this transaction, whatever it has done before. */
    void commitAndWait() {
        db.execute("set local synchronous_commit to default");
    }

    void reopen(CartId id, OrderId order, Instant now) {
        db.update(CARTS)
                .set(CARTS.VERSION, CARTS.VERSION.plus(1))
                .set(CARTS.CHANGED_AT, now)
                .set(CARTS.IDLE_FROM, idleFrom(now))
                .set(CARTS.STATUS, Status.OPEN.name())
                .setNull(CARTS.ORDER_ID)
                .where(CARTS.CART_ID.eq(id))
                .and(CARTS.ORDER_ID.eq(order))
                .execute();
    }

    void deliver(Cart cart) {
        var buyer = cart.promotions().buyer();
        db.update(CARTS)
                .set(CARTS.EMAIL, cart.email())
                .set(CARTS.ADDRESS, rows.address(cart))
                .set(CARTS.SHIPPING_METHOD, cart.method())
                .set(CARTS.BUYER_ID, buyer == null ? null : buyer.value())
                .set(CARTS.PAYS_WITH, cart.promotions().paysWith())
                .where(CARTS.CART_ID.eq(cart.id()))
                .execute();
    }

    /** Writes one line as it is now. */
    void put(CartId cart, CartLine line) {
        db.insertInto(CART_ITEMS)
                .set(
                        new CartItemsRecord(
                                line.id(),
                                cart,
                                line.sku(),
                                line.name(),
                                line.quantity(),
                                line.unitPrice().getAmountMinorLong(),
                                line.taxCategory(),
                                line.weightGrams(),
                                line.special() == null
                                        ? null
                                        : line.special().price().getAmountMinorLong(),
                                line.special() == null ? null : line.special().reason()))
                .onConflict(CART_ITEMS.ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    void remove(UUID line) {
        db.deleteFrom(CART_ITEMS).where(CART_ITEMS.ID.eq(line)).execute();
    }

    /** Shows each line at its new price. */
    void reprice(CartId cart, Map<UUID, Money> prices) {
        db.batched(batch ->
                prices.forEach((line, price) ->
                        batch.dsl()
                                .update(CART_ITEMS)
                                .set(CART_ITEMS.UNIT_PRICE_MINOR, price.getAmountMinorLong())
                                .where(CART_ITEMS.CART_ID.eq(cart))
                                .and(CART_ITEMS.ID.eq(line))
                                .execute()));
    }

    /** Forgets open carts whose time is over, some at a time; answers how many. */
    int forget(Instant now, int most) {
        var expired =
                select(CARTS.CART_ID)
                        .from(CARTS)
                        .where(CARTS.STATUS.eq(Status.OPEN.name()))
                        .and(CARTS.EXPIRES_AT.le(now))
                        .limit(most)
                        .forUpdate()
                        .skipLocked();
        return db.deleteFrom(CARTS).where(CARTS.CART_ID.in(expired)).execute();
    }

    private List<CartItemsRecord> lines(CartId cart) {
        return db.selectFrom(CART_ITEMS)
                .where(CART_ITEMS.CART_ID.eq(cart))
                .orderBy(CART_ITEMS.ID)
                .fetch();
    }
}

package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static dev.cartwright.orders.schema.Tables.ORDER_STATUS_HISTORY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For who follows what is bought without being told: a purchase then does nothing more. */
@Repository
public class OrderFeed {

    private static final Condition STANDS =
            ORDERS.PLACED_AT.isNotNull().and(ORDERS.STATUS.ne(OrderStatus.CANCELLED.name()));

    private final DSLContext db;
    private final OrderTable table;

    OrderFeed(DSLContext db, OrderTable table) {
        this.db = db;
        this.table = table;
    }

    /** A purchase that stands. */
    public record Placed(
            OrderId order,
            CartId cart,
            ChannelId channel,
            CustomerId customer,
            EmailAddress email,
            Money total,
            Instant placedAt) {}

    /** Something that befell an order. */
    public record Step(OrderId order, Instant at, String reason) {}

    /**
     * Returns what was placed since, the oldest first, whether or not it stands. As with {@link
     * #placed} some more of the past has to be asked for.
     *
     * @param after the last one of the piece before; null begins
     */
    public List<Step> placings(Instant since, @Nullable Step after, int most) {
        return db.select(ORDERS.ORDER_ID, ORDERS.PLACED_AT)
                .from(ORDERS)
                .where(ORDERS.PLACED_AT.ge(since))
                .and(
                        after == null
                                ? noCondition()
                                : row(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                                        .gt(after.at(), after.order()))
                .orderBy(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                .limit(most)
                .fetch(it -> new Step(it.value1(), it.value2(), "placed"));
    }

    /** As {@link #placings}, of what was cancelled after it was placed. */
    public List<Step> cancellations(Instant since, @Nullable Step after, int most) {
        var step = ORDER_STATUS_HISTORY;
        return db.select(step.ORDER_ID, step.AT, step.REASON)
                .from(step)
                .join(ORDERS)
                .on(ORDERS.ORDER_ID.eq(step.ORDER_ID))
                .where(step.TO_STATUS.eq(inline(OrderStatus.CANCELLED.name())))
                .and(step.FROM_STATUS.ne(inline(OrderStatus.PENDING_PAYMENT.name())))
                .and(ORDERS.PLACED_AT.isNotNull())
                .and(step.AT.ge(since))
                .and(
                        after == null
                                ? noCondition()
                                : row(step.AT, step.ORDER_ID).gt(after.at(), after.order()))
                .orderBy(step.AT, step.ORDER_ID)
                .limit(most)
                .fetch(it -> new Step(it.value1(), it.value2(), it.value3()));
    }

    /** Returns these orders, the first that was placed first. */
    public List<Order> load(Collection<OrderId> wanted) {
        return db.select(
                        ORDERS,
                        OrderTable.lines(ORDERS.ORDER_ID),
                        OrderTable.discounts(ORDERS.ORDER_ID))
                .from(ORDERS)
                .where(ORDERS.ORDER_ID.in(wanted))
                .orderBy(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                .fetch(it -> table.order(it.value1(), it.value2(), it.value3()));
    }

    /**
     * Returns what was placed since, the oldest first. What is being placed just now may be seen
     * only later, for its instant is from before its commit: ask for some more of the past.
     *
     * @param after the last one of the piece before; null begins
     */
    public List<Placed> placed(Instant since, @Nullable Placed after, int most) {
        return db.select(
                        ORDERS.ORDER_ID,
                        ORDERS.CART_ID,
                        ORDERS.CHANNEL_ID,
                        ORDERS.CUSTOMER_ID,
                        ORDERS.EMAIL,
                        ORDERS.CURRENCY,
                        ORDERS.TOTAL_MINOR,
                        ORDERS.PLACED_AT)
                .from(ORDERS)
                .where(STANDS)
                .and(ORDERS.PLACED_AT.ge(since))
                .and(
                        after == null
                                ? noCondition()
                                : row(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                                        .gt(after.placedAt(), after.order()))
                .orderBy(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                .limit(most)
                .fetch(it ->
                        new Placed(
                                it.value1(),
                                it.value2(),
                                it.value3(),
                                it.value4(),
                                it.value5(),
                                money(it.value6(), it.value7()),
                                it.value8()));
    }

    /** Returns the orders of a customer, whatever became of them. */
    public List<OrderId> of(CustomerId customer) {
        return db.select(ORDERS.ORDER_ID)
                .from(ORDERS)
                .where(ORDERS.CUSTOMER_ID.eq(customer))
                .orderBy(ORDERS.ORDER_ID)
                .fetch(ORDERS.ORDER_ID);
    }

    private static Money money(CurrencyUnit currency, long minor) {
        return Money.ofMinor(currency, minor);
    }

    /** Returns when each of these last bought something that stands, of those who did since. */
    public Map<CustomerId, Instant> lastPlaced(Collection<CustomerId> customers, Instant since) {
        var last = max(ORDERS.PLACED_AT);
        return db.select(ORDERS.CUSTOMER_ID, last)
                .from(ORDERS)
                .where(ORDERS.CUSTOMER_ID.in(customers))
                .and(STANDS)
                .and(ORDERS.PLACED_AT.ge(since))
                .groupBy(ORDERS.CUSTOMER_ID)
                .fetchMap(ORDERS.CUSTOMER_ID, last);
    }

    /**
     * Keeps an order from being cancelled until the caller's transaction ends; false where it does
     * not stand.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(OrderId id) {
        return db.select(ORDERS.ORDER_ID)
                .from(ORDERS)
                .where(ORDERS.ORDER_ID.eq(id))
                .and(STANDS)
                .forShare()
                .fetchOptional()
                .isPresent();
    }
}

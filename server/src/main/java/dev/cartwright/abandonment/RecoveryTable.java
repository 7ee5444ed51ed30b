package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.schema.Tables.PROGRESS;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import dev.cartwright.abandonment.AbandonedCart.RecoveredBy;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderFeed.Placed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Writes what orders made of abandoned carts; each statement may be done again. */
@Repository
class RecoveryTable {

    private static final int AT_ONCE = 1_000;

    /** Of an order's carts the very one comes first, and then what was found last. */
    private static final String MATCHES =
            """
            select distinct on (placed.order_id) placed.order_id, abandoned.id,
                abandoned.cart_id = placed.cart_id as same_cart
            from unnest({0}, {1}, {2}, {3}, {4}, {5}::timestamptz[])
                    as placed (order_id, cart_id, channel_id, customer_id, person, placed_at)
                join abandonment.abandoned_carts abandoned
                    on abandoned.cart_id = placed.cart_id
                        or abandoned.customer_id = placed.customer_id
                        or abandoned.person = placed.person
            where abandoned.channel_id = placed.channel_id and abandoned.state <> 'RECOVERED'
                and abandoned.found_at <= placed.placed_at
                and abandoned.ends_at > placed.placed_at
                and not exists (
                    select from abandonment.abandoned_carts known
                    where known.order_id = placed.order_id)
            order by placed.order_id, same_cart desc, abandoned.found_at desc, abandoned.id desc
            """;

    private static final String RECOVER =
            """
            update abandonment.abandoned_carts set state = 'RECOVERED', order_id = {1},
                recovered_at = {2}, recovered_by = {3}, order_currency = {4}, order_minor = {5},
                cancelled_order_id = null
            where id = {0} and state <> 'RECOVERED' and not exists (
                select from abandonment.abandoned_carts known where known.order_id = {1})
            """;

    /** While its time goes on another order may recover it. */
    private static final String TAKE_BACK =
            """
            update abandonment.abandoned_carts
            set state = case when ends_at > {1} then 'ABANDONED' else 'LOST' end,
                cancelled_order_id = order_id, order_id = null, recovered_at = null,
                recovered_by = null, order_currency = null, order_minor = null
            where order_id = {0}
            """;

    private static final String LOSE =
            """
            update abandonment.abandoned_carts set state = 'LOST'
            where id in (
                select id from abandonment.abandoned_carts
                where state = 'ABANDONED' and ends_at <= {0}
                order by ends_at limit {1} for no key update skip locked)
            """;

    private static final String FORGET_ADDRESSES =
            """
            update abandonment.abandoned_carts set email = null
            where id in (
                select id from abandonment.abandoned_carts
                where email is not null and ends_at <= {0}
                order by ends_at limit {1} for no key update skip locked)
            """;

    private final DSLContext db;

    RecoveryTable(DSLContext db) {
        this.db = db;
    }

    /** An order and what it recovers. */
    record Match(OrderId order, UUID abandoned, RecoveredBy by) {}

    /** Returns up to where orders were looked at; who looks first begins now. */
    Instant ordersSeen(Instant now) {
        db.insertInto(PROGRESS, PROGRESS.ID, PROGRESS.ORDERS_SEEN)
                .values(1, now)
                .onConflictDoNothing()
                .execute();
        return db.selectFrom(PROGRESS).fetchSingle().getOrdersSeen();
    }

    /** Goes on, and never back. */
    void seen(Instant upTo) {
        db.update(PROGRESS)
                .set(PROGRESS.ORDERS_SEEN, greatest(PROGRESS.ORDERS_SEEN, val(upTo)))
                .execute();
    }

    /** Returns what these orders recover, each one at most; persons in the order of orders. */
    List<Match> matches(List<Placed> orders, List<String> persons) {
        return db.fetch(
                        MATCHES,
                        uuids(orders, it -> it.order().value()),
                        uuids(orders, it -> it.cart().value()),
                        val(orders.stream().map(it -> it.channel().code()).toArray(String[]::new)),
                        uuids(orders, it -> it.customer().value()),
                        val(persons.toArray(String[]::new)),
                        val(
                                orders.stream()
                                        .map(it -> it.placedAt().toString())
                                        .toArray(String[]::new)))
                .map(it ->
                        new Match(
                                new OrderId(it.get("order_id", UUID.class)),
                                it.get("id", UUID.class),
                                it.get("same_cart", boolean.class)
                                        ? RecoveredBy.SAME_CART
                                        : RecoveredBy.SAME_PERSON));
    }

    private static Field<UUID[]> uuids(List<Placed> orders, Function<Placed, UUID> of) {
        return val(orders.stream().map(of).toArray(UUID[]::new));
    }

    /** Returns whether it did; not where either has been matched before. */
    boolean recover(Match match, Placed order) {
        return db.execute(
                        RECOVER,
                        val(match.abandoned()),
                        val(order.order().value()),
                        val(order.placedAt()),
                        val(match.by().name()),
                        val(order.total().getCurrencyUnit().getCode()),
                        val(order.total().getAmountMinorLong()))
                == 1;
    }

    void takeBack(OrderId order, Instant now) {
        db.execute(TAKE_BACK, val(order.value()), val(now));
    }

    /** What was placed in time and is seen only later is recovered all the same. */
    void lose(Instant now) {
        inPieces(LOSE, now);
    }

    /** Nobody is told any more, and an order that is seen later is known by the person's word. */
    void forgetAddresses(Instant now) {
        inPieces(FORGET_ADDRESSES, now);
    }

    private void inPieces(String change, Instant now) {
        while (db.execute(change, val(now), val(AT_ONCE)) == AT_ONCE) {
            // Each piece commits.
        }
    }
}

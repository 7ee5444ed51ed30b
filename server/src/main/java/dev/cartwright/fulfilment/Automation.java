package dev.cartwright.fulfilment;

import static dev.cartwright.fulfilment.schema.Tables.FULFILMENTS;
import static dev.cartwright.fulfilment.schema.Tables.LINE_UNITS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderFeed;
import dev.cartwright.orders.OrderFeed.Due;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What befalls orders by itself: they are picked, count as delivered, are over. Each order in a
 * transaction of its own, under its lock; what a person did meanwhile is left as it is.
 */
@Component
record Automation(
        Channels channels,
        OrderFeed feed,
        Orders orders,
        Fulfilments fulfilments,
        FulfilmentDesk desk,
        Payments payments,
        FulfilmentSettings settings,
        TransactionTemplate transaction,
        DSLContext db,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Automation.class);
    private static final int AT_ONCE = 200;

    /** Has picked what was placed long enough ago, and what waited for goods that came. */
    void release() {
        for (var channel : channels.all()) {
            var before = before(settings.releaseAfter(channel.id()));
            each(last -> feed.unfulfilled(channel.id(), before, last, AT_ONCE), this::release);
        }
        var waiting =
                db.selectDistinct(LINE_UNITS.ORDER_ID)
                        .from(LINE_UNITS)
                        .where(
                                LINE_UNITS.ORDERED.gt(
                                        LINE_UNITS
                                                .CANCELLED
                                                .plus(LINE_UNITS.RELEASED)
                                                .plus(LINE_UNITS.SHIPPED)))
                        .orderBy(LINE_UNITS.ORDER_ID)
                        .fetch(LINE_UNITS.ORDER_ID);
        waiting.forEach(this::release);
    }

    private void release(OrderId order) {
        attempt(order, "release", () -> desk.release(order));
    }

    /** Takes parcels for delivered of which nobody has said so. */
    void deliver() {
        for (var channel : channels.all()) {
            var late =
                    db.select(FULFILMENTS.ID, FULFILMENTS.ORDER_ID)
                            .from(FULFILMENTS)
                            .where(FULFILMENTS.STATUS.eq(Status.SHIPPED.name()))
                            .and(FULFILMENTS.CHANNEL_ID.eq(channel.id()))
                            .and(
                                    FULFILMENTS.SHIPPED_AT.le(
                                            before(settings.deliverAfter(channel.id()))))
                            .orderBy(FULFILMENTS.SHIPPED_AT)
                            .limit(AT_ONCE)
                            .fetch();
            late.forEach(it -> attempt(it.value2(), "deliver", () -> desk.deliver(it.value1())));
        }
    }

    /** Takes money that is authorised for goods that are still to leave, while it is there. */
    void secure() {
        for (var channel : channels.all()) {
            var soon = clock.instant().plus(settings.secureBefore(channel.id()));
            if (settings.secureBefore(channel.id()).compareTo(FulfilmentSettings.NEVER) < 0) {
                payments.endingBy(channel.id(), soon, AT_ONCE)
                        .forEach(it -> attempt(it, "secure", () -> desk.secure(it)));
            }
        }
    }

    /** Ends orders of which all has arrived, and nothing is coming back. */
    void complete() {
        for (var channel : channels.all()) {
            var before = before(settings.completeAfter(channel.id()));
            each(
                    last -> feed.delivered(channel.id(), last, AT_ONCE),
                    order -> {
                        if (arrivedBefore(order, before)) {
                            attempt(order, "complete", () -> complete(order));
                        }
                    });
        }
    }

    private void complete(OrderId order) {
        transaction.executeWithoutResult(_ -> {
            var counted = fulfilments.standing(order);
            var over =
                    counted.lines().values().stream()
                            .allMatch(it -> it.delivered() == it.wanted() && it.returning() == 0);
            if (over) {
                orders.complete(order, "all has arrived");
            }
        });
    }

    private boolean arrivedBefore(OrderId order, Instant before) {
        var last =
                field(
                        select(max(FULFILMENTS.DELIVERED_AT))
                                .from(FULFILMENTS)
                                .where(FULFILMENTS.ORDER_ID.eq(order)));
        return db.select(last)
                .fetchSingle(it -> it.value1() != null && !it.value1().isAfter(before));
    }

    private Instant before(Duration time) {
        return clock.instant().minus(time);
    }

    private interface Pages {

        List<Due> after(@Nullable Due last);
    }

    private static void each(Pages pages, Consumer<OrderId> work) {
        var page = pages.after(null);
        while (!page.isEmpty()) {
            page.forEach(it -> work.accept(it.order()));
            page = page.size() < AT_ONCE ? List.of() : pages.after(page.getLast());
        }
    }

    /** One order that cannot be dealt with keeps none of the others waiting. */
    private static void attempt(OrderId order, String what, Runnable work) {
        try {
            work.run();
        } catch (Problem e) {
            LOG.debug("Order {}: no {}: {}", order, what, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Order {}: {} failed and is tried again", order, what, e);
        }
    }
}

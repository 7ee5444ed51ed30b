package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.DueQuery.Parcel;
import dev.cartwright.inventory.Picking;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.FulfilmentStatus;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.PaymentStatus;
import dev.cartwright.orders.StandingOrders;
import dev.cartwright.orders.StandingOrders.Standing;
import dev.cartwright.orders.StandingOrders.Which;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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
        StandingOrders standing,
        DueQuery due,
        Picking picking,
        Orders orders,
        Fulfilments fulfilments,
        FulfilmentDesk desk,
        Payments payments,
        FulfilmentSettings settings,
        TransactionTemplate transaction,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Automation.class);
    private static final int AT_ONCE = 200;

    /** So long a processor that would not give the money is not asked again. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofHours(1);

    /** Where something of an order may wait to be picked. */
    static final List<FulfilmentStatus> TO_PICK =
            List.of(
                    FulfilmentStatus.UNFULFILLED,
                    FulfilmentStatus.RELEASED,
                    FulfilmentStatus.PARTIALLY_SHIPPED,
                    FulfilmentStatus.PARTIALLY_DELIVERED);

    /** Others wait for a person. */
    private static final Set<PaymentStatus> MAY_BE_PICKED =
            Set.of(
                    PaymentStatus.NOT_REQUIRED,
                    PaymentStatus.AUTHORIZED,
                    PaymentStatus.PARTIALLY_CAPTURED,
                    PaymentStatus.CAPTURED,
                    PaymentStatus.PARTIALLY_REFUNDED);

    /**
     * Has picked what was placed long enough ago, and what waited for goods that came. What a
     * person took back from being picked waits for a person.
     */
    void release() {
        for (var channel : channels.all()) {
            var before = before(settings.releaseAfter(channel.id()));
            for (var goods : TO_PICK) {
                var which = new Which(channel.id(), goods, MAY_BE_PICKED, before);
                each(
                        (@Nullable Standing last) -> standing.piece(which, last, AT_ONCE),
                        page -> release(ids(page)));
            }
        }
    }

    private void release(Set<OrderId> some) {
        var ready = new HashSet<>(some);
        ready.removeAll(due.allPicked(some));
        ready.removeAll(due.takenBack(some));
        ready.removeAll(picking.ofNothing(ready));
        some.stream()
                .filter(ready::contains)
                .forEach(order -> attempt(order, "release", () -> desk.release(order)));
    }

    /** Takes parcels for delivered of which nobody has said so. */
    void deliver() {
        for (var channel : channels.all()) {
            var by = before(settings.deliverAfter(channel.id()));
            each(
                    (@Nullable Parcel last) -> due.sent(channel.id(), by, last, AT_ONCE),
                    page ->
                            page.forEach(it ->
                                    attempt(it.order(), "deliver", () -> desk.deliver(it.id()))));
        }
    }

    /** Takes money that is authorised for goods that are still to leave, while it is there. */
    void secure() {
        var now = clock.instant();
        for (var channel : channels.all()) {
            var before = settings.secureBefore(channel.id());
            if (before.compareTo(FulfilmentSettings.NEVER) < 0) {
                secure(channel.id(), now, now.plus(before));
            }
        }
    }

    private void secure(ChannelId channel, Instant now, Instant soon) {
        payments.endingBy(channel, now, soon, now.minus(ASK_AGAIN_AFTER), AT_ONCE)
                .forEach(it -> attempt(it, "secure", () -> desk.secure(it)));
    }

    /** Ends orders of which all has arrived, and nothing is coming back. */
    void complete() {
        for (var channel : channels.all()) {
            var by = before(settings.completeAfter(channel.id()));
            var which = new Which(channel.id(), FulfilmentStatus.DELIVERED, Set.of(), by);
            each(
                    (@Nullable Standing last) -> standing.piece(which, last, AT_ONCE),
                    page ->
                            due.arrived(ids(page), by)
                                    .forEach(it -> attempt(it, "complete", () -> complete(it))));
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

    private Instant before(Duration time) {
        return clock.instant().minus(time);
    }

    private static Set<OrderId> ids(List<Standing> page) {
        var ids = new LinkedHashSet<OrderId>();
        page.forEach(it -> ids.add(it.order()));
        return ids;
    }

    /** Piece by piece, until one is not full. */
    private static <T> void each(Function<@Nullable T, List<T>> after, Consumer<List<T>> work) {
        var page = after.apply(null);
        while (!page.isEmpty()) {
            work.accept(page);
            page = page.size() < AT_ONCE ? List.of() : after.apply(page.getLast());
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

package dev.cartwright.orders;

import static dev.cartwright.orders.OrderStatus.CANCELLED;
import static dev.cartwright.orders.OrderStatus.COMPLETED;
import static dev.cartwright.orders.OrderStatus.PENDING_PAYMENT;
import static dev.cartwright.orders.OrderStatus.PLACED;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Ids;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Every change is one conditional statement within the caller's transaction. */
@Service
public class Orders {

    /** Who sends it with an order's token is its buyer. */
    public static final String TOKEN_HEADER = "X-Order-Token";

    /** So long somebody looks at the page that says whether they have paid. */
    private static final Duration BUYER_WAITS = Duration.ofMinutes(1);

    private final OrderTable orders;
    private final NewOrderTable entries;
    private final OrderWrites writes;
    private final OrderTokens tokens;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Orders(
            OrderTable orders,
            NewOrderTable entries,
            OrderWrites writes,
            OrderTokens tokens,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.entries = entries;
        this.writes = writes;
        this.tokens = tokens;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes an order whose payment is about to be tried; nothing outside may happen yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(NewOrder order) {
        entries.insert(order, tokens.hash(order.id()), clock.instant());
    }

    /**
     * The purchase stands. Empty where the order no longer waits for its payment.
     *
     * @param payment captured, or authorised to be captured later
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Order> place(OrderId id, PaymentStatus payment) {
        var now = clock.instant();
        var placed = writes.move(id, PENDING_PAYMENT, PLACED, payment, "payment approved", now);
        placed.ifPresent(order -> {
            tell(order, now, OrderPlaced::new);
            if (payment.isPaid()) {
                tell(order, now, OrderPaid::new);
            }
        });
        return placed;
    }

    /**
     * The payment failed for good; who has most likely left by then is to be told. Empty where the
     * order no longer waits for it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Order> giveUp(OrderId id, PaymentStatus payment, String reason) {
        var now = clock.instant();
        var given = writes.move(id, PENDING_PAYMENT, CANCELLED, payment, reason, now);
        given.filter(order -> now.isAfter(order.createdAt().plus(BUYER_WAITS)))
                .ifPresent(order -> tell(order, now, OrderPaymentFailed::new));
        return given;
    }

    /** Ends a placed order before anything was shipped. Empty where it is not placed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Order> cancel(OrderId id, String reason) {
        var now = clock.instant();
        var cancelled = writes.move(id, PLACED, CANCELLED, PaymentStatus.REFUNDING, reason, now);
        cancelled.ifPresent(order ->
                tell(
                        order,
                        now,
                        (event, at, channel, of, customer, facts) ->
                                new OrderCancelled(
                                        event, at, channel, of, customer, facts, reason)));
        return cancelled;
    }

    /** Nothing more is to be done for a purchase that stands. Empty where it does not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Order> complete(OrderId id, String reason) {
        var now = clock.instant();
        var completed = writes.move(id, PLACED, COMPLETED, null, reason, now);
        completed.ifPresent(order -> tell(order, now, OrderCompleted::new));
        return completed;
    }

    /** Locks an order before its payments are looked at, for that is the order of locks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(OrderId id) {
        writes.lock(id);
    }

    /** Another processor takes the payment than the first that was tried. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rerouted(OrderId id, String processor) {
        writes.setProcessor(id, processor);
    }

    /** Notes how the money of an order stands now, whatever the order's own state. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(OrderId id, PaymentStatus payment) {
        if (writes.setPaymentStatus(id, payment) && payment == PaymentStatus.CAPTURED) {
            var order = orders.find(id).orElseThrow();
            if (order.status() == PLACED || order.status() == COMPLETED) {
                tell(order, clock.instant(), OrderPaid::new);
            }
        }
    }

    /** Notes how far the goods of an order have come, and what of them came back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stands(OrderId id, FulfilmentStatus sent, ReturnStatus back) {
        writes.setGoods(id, sent, back);
    }

    /**
     * Tells that some of an order has left.
     *
     * @param all whether nothing more will leave
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void shipped(Order order, Parcel parcel, boolean all) {
        tell(
                order,
                clock.instant(),
                (id, at, channel, of, customer, facts) ->
                        new OrderShipped(id, at, channel, of, customer, facts, parcel, all));
    }

    /**
     * Tells that some of an order has arrived.
     *
     * @param all whether all that was sent has arrived, and nothing more will leave
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delivered(Order order, Parcel parcel, boolean all) {
        tell(
                order,
                clock.instant(),
                (id, at, channel, of, customer, facts) ->
                        new OrderDelivered(id, at, channel, of, customer, facts, parcel, all));
    }

    /**
     * Tells that some of an order came back.
     *
     * @param units by the line of the order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(Order order, UUID request, Map<UUID, Integer> units) {
        tell(
                order,
                clock.instant(),
                (id, at, channel, of, customer, facts) ->
                        new ItemsReturned(id, at, channel, of, customer, facts, request, units));
    }

    /** How news of an order begins. */
    private interface News {

        Record of(
                UUID id,
                Instant at,
                ChannelId channel,
                OrderId order,
                CustomerId customer,
                OrderFacts facts);
    }

    private void tell(Order order, Instant at, News news) {
        events.publishEvent(
                news.of(
                        ids.next(),
                        at,
                        order.channel(),
                        order.id(),
                        order.customer(),
                        OrderFacts.of(order)));
    }

    /** Says why an order cannot be cancelled: there is none, or it stands elsewhere. */
    public OrderProblem notCancellable(OrderId id) {
        return orders.find(id)
                .map(order -> OrderProblem.wrongState(order.status()))
                .orElseGet(OrderProblem::unknownOrder);
    }

    public Optional<Order> find(OrderId id) {
        return orders.find(id);
    }

    /**
     * Returns an order that the caller may see.
     *
     * @param token what opens a guest's order; null asks who is signed in
     * @throws OrderProblem that says the same whether the order or the right to see it is missing
     */
    public Order requireOwn(OrderId id, @Nullable String token) {
        var order = orders.find(id).orElseThrow(OrderProblem::unknownOrder);
        var opens =
                token == null
                        ? Actor.current().customer().filter(order.customer()::equals).isPresent()
                        : orders.tokenHash(id)
                                .filter(it -> MessageDigest.isEqual(it, OrderTokens.hash(token)))
                                .isPresent();
        if (!opens) {
            throw OrderProblem.unknownOrder();
        }
        return order;
    }

    /**
     * Looks whether who asks may see what is of the order's channel; jobs and buyers may.
     *
     * @throws OrderProblem that says the same whether the order or the right to see it is missing
     */
    public void requireInScope(OrderId id) {
        var scope = Grants.currentScope();
        if (!scope.isEverywhere()
                && orders.find(id).filter(it -> scope.admits(it.channel())).isEmpty()) {
            throw OrderProblem.unknownOrder();
        }
    }

    /** Returns what opens a guest's order; only the checkout hands it out. */
    public String accessToken(OrderId id) {
        return tokens.of(id);
    }
}

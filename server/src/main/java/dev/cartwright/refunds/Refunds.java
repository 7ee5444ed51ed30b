package dev.cartwright.refunds;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.OrderAmounts;
import dev.cartwright.ledger.Postings;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderFacts;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Actor;
import dev.cartwright.refunds.Refund.Status;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: who may have what of an order back. The order's row is locked before anything is
 * looked at, so that refunds at once never give back more than there is.
 */
@Service
public class Refunds {

    private final Orders orders;
    private final Payments payments;
    private final Ledger ledger;
    private final RefundTable refunds;
    private final RefundSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Refunds(
            Orders orders,
            Payments payments,
            Ledger ledger,
            RefundTable refunds,
            RefundSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.ledger = ledger;
        this.refunds = refunds;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends the refunds of an order that was just cancelled, in the caller's transaction: what waits
     * for a second person is rejected, for all money goes back anyway.
     *
     * @return what of the order was not given back before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderAmounts close(Order order) {
        refunds.rejectRequests(order.id(), Actor.current(), clock.instant());
        return left(order, refunds.of(order.id()))
                .amounts(order.totals().total().getCurrencyUnit());
    }

    /**
     * What is kept of the worth of units, and never given back.
     *
     * @param rate a part of it, less than one
     * @param lines of whose units
     */
    public record Fee(BigDecimal rate, Set<UUID> lines) {

        public Fee {
            lines = Set.copyOf(lines);
            if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("a fee is a part, not " + rate);
            }
        }
    }

    /**
     * Units of an order that somebody gives back.
     *
     * @param lines how many, by line; of those for which money went back before nothing is given
     * @param shipping whether all that is left of delivery goes back
     * @param fee null is none
     */
    public record Units(
            Map<UUID, Integer> lines, boolean shipping, @Nullable Fee fee, String reason) {

        public Units {
            lines = Map.copyOf(lines);
        }
    }

    /**
     * Gives back what units are worth, or keeps that for a second person, in the caller's
     * transaction; {@link Payouts#send} it then.
     *
     * @param id of the refund
     * @return the amount; zero where nothing of it is left, and then there is no such refund
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money give(UUID id, OrderId of, Units units) {
        var order = lock(of);
        var before = refunds.of(of);
        var worth = left(order, before).of(units.lines(), units.shipping());
        var given =
                units.fee() == null ? worth : worth.less(units.fee().rate(), units.fee().lines());
        return given.total() == 0
                ? Money.zero(order.totals().total().getCurrencyUnit())
                : ask(id, order, before, given, units.reason(), (_, check) -> check.run()).amount();
    }

    /** Grants what is wanted, or keeps it for a second person; a share of the order is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    Refund ask(UUID id, OrderId of, NewRefund wanted) {
        var order = lock(of);
        wanted.requireCurrency(order.totals().total().getCurrencyUnit());
        var before = refunds.of(of);
        var given = wanted.of(order, left(order, before));
        if (given.total() == 0) {
            throw RefundProblem.nothingIsLeft();
        }
        return ask(id, order, before, given, wanted.reason(), wanted::requireTellable);
    }

    private Refund ask(
            UUID id,
            Order order,
            List<Refund> before,
            Portions given,
            String reason,
            BiConsumer<Money, Runnable> requireTellable) {
        var amount = Money.ofMinor(order.totals().total().getCurrencyUnit(), given.total());
        var payer = payer(order.id(), amount);
        requireTellable.accept(amount, () -> payments.checkAmount(payer, amount));
        var me = Actor.current();
        var now = clock.instant();
        var refund =
                new Refund(
                        id,
                        order.id(),
                        payer,
                        null,
                        amount,
                        given.compact(),
                        reason,
                        Status.REQUESTED,
                        me.label(),
                        now,
                        null,
                        null);
        if (!needsSecondPerson(before, amount)) {
            refund = refund.granted(me, now);
            pay(order, refund, payer);
        }
        refunds.insert(refund, order.channel());
        return refund;
    }

    /** By somebody else than who asked for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Refund approve(UUID id) {
        var order = lock(refunds.find(id).orElseThrow(RefundProblem::unknownRefund).order());
        var refund = requireRequested(id);
        var me = Actor.current();
        if (refund.requestedBy().equals(me.label())) {
            throw RefundProblem.secondPersonNeeded();
        }
        var granted = refund.granted(me, clock.instant());
        refunds.grant(granted);
        pay(order, granted, Objects.requireNonNull(granted.payment()));
        return granted;
    }

    /** By anybody: who asked for it takes it back so. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reject(UUID id) {
        var order = refunds.find(id).orElseThrow(RefundProblem::unknownRefund).order();
        orders.lock(order);
        requireRequested(id);
        refunds.reject(id, Actor.current(), clock.instant());
    }

    /** Read again under the order's lock. */
    private Refund requireRequested(UUID id) {
        var refund = refunds.find(id).orElseThrow();
        if (refund.status() != Status.REQUESTED) {
            throw RefundProblem.decided(refund.status());
        }
        return refund;
    }

    private Order lock(OrderId id) {
        orders.lock(id);
        var order = orders.find(id).orElseThrow(RefundProblem::unknownOrder);
        if (order.status() != OrderStatus.PLACED && order.status() != OrderStatus.COMPLETED) {
            throw RefundProblem.notRefundable(order.status());
        }
        return order;
    }

    /** What waits for a second person holds its share, so that it can be granted as it was seen. */
    static Portions left(Order order, List<Refund> before) {
        return before.stream()
                .filter(Refund::counts)
                .map(Refund::given)
                .reduce(Portions.of(order), Portions::minus);
    }

    /** Counts what the same person gave back of this order before, or a limit would be none. */
    private boolean needsSecondPerson(List<Refund> before, Money amount) {
        var me = Actor.current();
        var together =
                before.stream()
                        .filter(it -> it.isGrantedAloneBy(me))
                        .map(Refund::amount)
                        .reduce(amount, Money::plus);
        return settings.needsSecondPerson(together);
    }

    /** Money goes back the way it came: by one payment that has enough of it. */
    private PaymentId payer(OrderId order, Money amount) {
        var most = Money.zero(amount.getCurrencyUnit());
        for (var payment : payments.refundable(order).entrySet()) {
            if (!payment.getValue().isLessThan(amount)) {
                return payment.getKey();
            }
            most = payment.getValue().isLessThan(most) ? most : payment.getValue();
        }
        throw RefundProblem.moreThanIsLeft(amount, most);
    }

    private void pay(Order order, Refund refund, PaymentId payer) {
        payments.refund(refund.id(), payer, refund.amount());
        Postings.refundGranted(
                        refund.id(),
                        refund.order(),
                        refund.given().amounts(refund.amount().getCurrencyUnit()))
                .ifPresent(posting -> ledger.post(List.of(posting)));
        orders.paid(refund.order(), MoneyStands.of(payments.standing(refund.order())));
        tell(order, refund);
    }

    private void tell(Order order, Refund refund) {
        var units = new HashMap<UUID, Integer>();
        refund.given().lines().forEach((line, portion) -> units.put(line, portion.quantity()));
        units.values().removeIf(it -> it == 0);
        var currency = refund.amount().getCurrencyUnit();
        events.publishEvent(
                new RefundGranted(
                        refund.id(),
                        clock.instant(),
                        order.channel(),
                        order.id(),
                        order.customer(),
                        OrderFacts.of(order),
                        refund.amount(),
                        units,
                        Money.ofMinor(currency, refund.given().shipping().total())));
    }
}

package dev.cartwright.ordermails;

import static dev.cartwright.ordermails.OrderMailKind.ORDER_CANCELLED;
import static dev.cartwright.ordermails.OrderMailKind.ORDER_CONFIRMED;
import static dev.cartwright.ordermails.OrderMailKind.ORDER_DELIVERED;
import static dev.cartwright.ordermails.OrderMailKind.ORDER_SHIPPED;
import static dev.cartwright.ordermails.OrderMailKind.PAYMENT_PROBLEM;
import static dev.cartwright.ordermails.OrderMailKind.REFUND_GRANTED;
import static dev.cartwright.ordermails.OrderMailKind.RETURN_APPROVED;
import static dev.cartwright.ordermails.OrderMailKind.RETURN_RECEIVED;
import static dev.cartwright.ordermails.OrderMailKind.RETURN_REJECTED;
import static dev.cartwright.ordermails.OrderMailKind.RETURN_REQUESTED;

import dev.cartwright.fulfilment.Units;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderCancelled;
import dev.cartwright.orders.OrderDelivered;
import dev.cartwright.orders.OrderFacts;
import dev.cartwright.orders.OrderPaymentFailed;
import dev.cartwright.orders.OrderPlaced;
import dev.cartwright.orders.OrderShipped;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.refunds.RefundGranted;
import dev.cartwright.returns.ReturnApproved;
import dev.cartwright.returns.ReturnEvent;
import dev.cartwright.returns.ReturnReceived;
import dev.cartwright.returns.ReturnRejected;
import dev.cartwright.returns.ReturnRequested;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what befalls orders, each piece of news in a transaction of its own, late or twice. */
@Component
class OrderMailNews {

    private final OrderMails mails;
    private final Units units;
    private final Orders orders;
    private final Payments payments;

    OrderMailNews(OrderMails mails, Units units, Orders orders, Payments payments) {
        this.mails = mails;
        this.units = units;
        this.orders = orders;
        this.payments = payments;
    }

    @ApplicationModuleListener
    void on(OrderPlaced it) {
        mails.tell(ORDER_CONFIRMED, it.order(), it.id(), it.at(), About.order());
    }

    @ApplicationModuleListener
    void on(OrderPaymentFailed it) {
        var about = About.money(Map.of(), returned(it.order(), it.facts()), null);
        mails.tell(PAYMENT_PROBLEM, it.order(), it.id(), it.at(), about);
    }

    @ApplicationModuleListener
    void on(OrderShipped it) {
        var later = it.all() ? Map.<UUID, Integer>of() : units.unsent(it.order());
        var about = About.parcel(it.parcel(), later);
        mails.tell(ORDER_SHIPPED, it.order(), it.parcel().fulfilment(), it.at(), about);
    }

    @ApplicationModuleListener
    void on(OrderDelivered it) {
        var about = About.parcel(it.parcel(), Map.of());
        mails.tell(ORDER_DELIVERED, it.order(), it.parcel().fulfilment(), it.at(), about);
    }

    @ApplicationModuleListener
    void on(OrderCancelled it) {
        var about = About.money(Map.of(), returned(it.order(), it.facts()), null);
        mails.tell(ORDER_CANCELLED, it.order(), it.id(), it.at(), about);
    }

    @ApplicationModuleListener
    void on(RefundGranted it) {
        var about = About.money(it.units(), it.amount(), it.delivery());
        mails.tell(REFUND_GRANTED, it.order(), it.id(), it.at(), about);
    }

    @ApplicationModuleListener
    void on(ReturnRequested it) {
        mails.tell(RETURN_REQUESTED, it.order(), it.request(), it.at(), back(it, null));
    }

    @ApplicationModuleListener
    void on(ReturnApproved it) {
        var note =
                Stream.of(it.instructions(), it.labelUrl())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"));
        mails.tell(RETURN_APPROVED, it.order(), it.request(), it.at(), back(it, note));
    }

    @ApplicationModuleListener
    void on(ReturnRejected it) {
        mails.tell(RETURN_REJECTED, it.order(), it.request(), it.at(), back(it, it.reason()));
    }

    /** Goods may come in parts, each of which is told of. */
    @ApplicationModuleListener
    void on(ReturnReceived it) {
        mails.tell(RETURN_RECEIVED, it.order(), it.id(), it.at(), back(it, null));
    }

    private static About back(ReturnEvent it, @Nullable String note) {
        return new About(it.units(), Map.of(), null, null, null, null, null, note);
    }

    /** All that goes back or went back, for what is over has nothing left to be paid. */
    private Money returned(OrderId order, OrderFacts facts) {
        // Before its payments, as whoever settles them does.
        orders.lock(order);
        var money = payments.standing(order);
        return Money.ofMinor(
                facts.totals().total().getCurrencyUnit(), money.refunding() + money.refunded());
    }
}

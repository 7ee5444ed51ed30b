package dev.cartwright.ordermails;

import static dev.cartwright.ordermails.OrderMailKind.ORDER_CANCELLED;
import static dev.cartwright.ordermails.OrderMailKind.ORDER_CONFIRMED;
import static dev.cartwright.ordermails.OrderMailKind.ORDER_DELIVERED;
import static dev.cartwright.ordermails.OrderMailKind.ORDER_SHIPPED;
import static dev.cartwright.ordermails.OrderMailKind.PAYMENT_PROBLEM;
import static dev.cartwright.ordermails.OrderMailKind.REFUND_GRANTED;

import dev.cartwright.fulfilment.Units;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderCancelled;
import dev.cartwright.orders.OrderDelivered;
import dev.cartwright.orders.OrderFacts;
import dev.cartwright.orders.OrderPaymentFailed;
import dev.cartwright.orders.OrderPlaced;
import dev.cartwright.orders.OrderShipped;
import dev.cartwright.payments.Payments;
import dev.cartwright.refunds.RefundGranted;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what befalls orders, each piece of news in a transaction of its own, late or twice. */
@Component
class OrderMailNews {

    private final OrderMails mails;
    private final Units units;
    private final Payments payments;

    OrderMailNews(OrderMails mails, Units units, Payments payments) {
        this.mails = mails;
        this.units = units;
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

    /** All that goes back or went back, for what is over has nothing left to be paid. */
    private Money returned(OrderId order, OrderFacts facts) {
        var money = payments.standing(order);
        return Money.ofMinor(
                facts.totals().total().getCurrencyUnit(), money.refunding() + money.refunded());
    }
}

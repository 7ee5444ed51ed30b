package dev.cartwright.checkout;

import dev.cartwright.checkout.Purchase.Payment;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.paymentmethods.PaymentMethodProblem;
import dev.cartwright.paymentmethods.PaymentMethods;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Actor;
import dev.cartwright.processors.Operation;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds what a customer pays with who has saved it, and has new ones saved once they have paid. */
@Component
record Remembered(PaymentMethods methods, Payments payments, Customers customers) {

    /**
     * Returns the purchase with what is paid with, as its processor knows it. Outside any
     * transaction, for the processor may be asked to know the customer first. A method that is not
     * there is for {@link #require}: a key that was used before is answered as before.
     */
    Purchase ready(Purchase asked) {
        var payment = asked.payment();
        if (payment == null) {
            return asked;
        }
        var method = payment.method();
        if (method == null) {
            payments.check(payment.processor(), Objects.requireNonNull(payment.token()));
            return payment.saves() ? known(asked, payment) : asked;
        }
        if (payment.token() != null || payment.processor() != null) {
            throw new InvalidField(
                    "payment.method", "says token and processor: give either it or them");
        }
        return Actor.current()
                .customer()
                .flatMap(me -> methods.find(me, method))
                .map(it -> asked.with(payment.by(it.processor(), it.token(), it.holder())))
                .orElse(asked);
    }

    private Purchase known(Purchase asked, Payment payment) {
        var processor = Objects.requireNonNull(payment.processor());
        var me =
                Actor.current()
                        .customer()
                        .orElseThrow(() ->
                                new InvalidField(
                                        "payment.save", "is only for customers who are signed in"));
        return asked.with(payment.by(processor, payment.token(), methods.holder(me, processor)));
    }

    /**
     * Throws unless the method is still the customer's; within the caller's transaction, in which
     * nobody forgets the customer.
     */
    void require(Purchase ready) {
        var payment = ready.payment();
        var me = Actor.current().customer();
        if (payment != null && payment.saves()) {
            me.ifPresent(customers::hold);
        }
        if (payment == null || payment.method() == null) {
            return;
        }
        var method = payment.method();
        if (payment.holder() == null || me.flatMap(it -> methods.find(it, method)).isEmpty()) {
            throw PaymentMethodProblem.unknown();
        }
    }

    /** Notes what is to be remembered once it is paid; within the caller's transaction. */
    void note(Purchase ready, Operation sale) {
        var payment = ready.payment();
        if (payment != null && payment.method() == null && payment.saves()) {
            methods.remember(sale.id(), Actor.current().requireCustomer(), sale.processor());
        }
    }
}

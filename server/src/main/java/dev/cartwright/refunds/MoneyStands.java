package dev.cartwright.refunds;

import dev.cartwright.orders.PaymentStatus;
import dev.cartwright.payments.PaymentState;
import dev.cartwright.payments.Standing;

/** How the money of an order stands, in one word; pure, and derived from its payments alone. */
public final class MoneyStands {

    private MoneyStands() {}

    public static PaymentStatus of(Standing money) {
        if (money.states().isEmpty()) {
            return PaymentStatus.NOT_REQUIRED;
        }
        if (money.states().contains(PaymentState.CONFLICTED)) {
            return PaymentStatus.CONFLICTED;
        }
        if (money.captured() > 0) {
            return captured(money);
        }
        if (money.states().contains(PaymentState.EXPIRED)) {
            return PaymentStatus.EXPIRED;
        }
        if (money.authorized() > 0) {
            return money.voided() >= money.authorized()
                    ? PaymentStatus.VOIDED
                    : PaymentStatus.AUTHORIZED;
        }
        return money.states().stream().allMatch(PaymentState.FAILED::equals)
                ? PaymentStatus.DECLINED
                : PaymentStatus.PENDING;
    }

    private static PaymentStatus captured(Standing money) {
        if (money.refunding() > 0) {
            return PaymentStatus.REFUNDING;
        }
        if (money.refunded() >= money.captured()) {
            return PaymentStatus.REFUNDED;
        }
        if (money.refunded() > 0) {
            return PaymentStatus.PARTIALLY_REFUNDED;
        }
        return money.captured() + money.voided() >= money.authorized()
                ? PaymentStatus.CAPTURED
                : PaymentStatus.PARTIALLY_CAPTURED;
    }
}

package dev.cartwright.hostile;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A card of Stripe's test cards: what becomes of a payment is known beforehand. */
enum Card {
    VISA("visa", "4242", Fate.PAYS),
    MASTERCARD("mastercard", "4444", Fate.PAYS),
    DECLINED("chargeDeclined", "0002", Decline.GENERIC),
    DECLINED_VISA("visa_chargeDeclined", "0002", Decline.GENERIC),
    WITHOUT_FUNDS("chargeDeclinedInsufficientFunds", "9995", Decline.INSUFFICIENT_FUNDS),
    WITHOUT_FUNDS_VISA("visa_chargeDeclinedInsufficientFunds", "9995", Decline.INSUFFICIENT_FUNDS),
    LOST("chargeDeclinedLostCard", "9987", Decline.LOST),
    LOST_VISA("visa_chargeDeclinedLostCard", "9987", Decline.LOST),
    STOLEN("chargeDeclinedStolenCard", "9979", Decline.STOLEN),
    STOLEN_VISA("visa_chargeDeclinedStolenCard", "9979", Decline.STOLEN),
    EXPIRED("chargeDeclinedExpiredCard", "0069", Decline.EXPIRED),
    INCORRECT_CVC("chargeDeclinedIncorrectCvc", "0127", Decline.INCORRECT_CVC),
    PROCESSING_ERROR("chargeDeclinedProcessingError", "0119", Decline.PROCESSING_ERROR),
    ASKS("authenticationRequired", "3184", Fate.ASKS),
    ASKS_3DS2("threeDSecure2Required", "3220", Fate.ASKS),
    ASKS_3DS("threeDSecureRequired", "3063", Fate.ASKS),
    REFUNDS_FAIL("refundFail", "5126", Fate.REFUND_FAILS),
    REFUNDS_PENDING("pendingRefund", "7726", Fate.REFUND_PENDS),
    ELEVATED_RISK("riskLevelElevated", "9235", Fate.REVIEWED),
    /** Not one of Stripe's: stands for a direct debit, which the bank decides on days later. */
    SLOW("processing", "3000", Fate.LATER),
    SLOW_THEN_BOUNCES("processing_fails", "3002", Fate.LATER_FAILS);

    /** What a bank does with a payment, or with the money that is given back. */
    enum Fate {
        PAYS,
        DECLINES,
        ASKS,
        LATER,
        LATER_FAILS,
        REFUND_FAILS,
        REFUND_PENDS,
        REVIEWED
    }

    final String token;
    final String last4;
    final Fate fate;
    final @Nullable Decline decline;

    Card(String token, String last4, Fate fate) {
        this.token = token;
        this.last4 = last4;
        this.fate = fate;
        this.decline = null;
    }

    Card(String token, String last4, Decline decline) {
        this.token = token;
        this.last4 = last4;
        this.fate = Fate.DECLINES;
        this.decline = decline;
    }

    /** By a token of Stripe's: {@code pm_card_visa}, {@code tok_visa}, {@code pm_processing}. */
    static Optional<Card> by(String token) {
        var bare = token.replaceFirst("^(pm_card|pm|tok)_", "");
        return Arrays.stream(values()).filter(it -> it.token.equals(bare)).findFirst();
    }

    String brand() {
        return this == MASTERCARD ? "mastercard" : "visa";
    }

    boolean isSlow() {
        return fate == Fate.LATER || fate == Fate.LATER_FAILS;
    }
}

package dev.cartwright.hostile;

/** Why a bank says no, in Stripe's words. */
enum Decline {
    GENERIC("card_declined", "generic_decline", "Your card was declined."),
    INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds."),
    LOST("card_declined", "lost_card", "Your card was declined."),
    STOLEN("card_declined", "stolen_card", "Your card was declined."),
    EXPIRED("expired_card", "expired_card", "Your card has expired."),
    INCORRECT_CVC("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
    PROCESSING_ERROR(
            "processing_error",
            "processing_error",
            "An error occurred while processing your card. Try again in a little bit."),
    AUTHENTICATION_REQUIRED(
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication."),
    NOT_AUTHENTICATED(
            "payment_intent_authentication_failure",
            "",
            "The provided PaymentMethod has failed authentication. You can provide"
                    + " payment_method_data or a new PaymentMethod to attempt to fulfill this"
                    + " PaymentIntent again."),
    BOUNCED(
            "payment_intent_payment_attempt_failed",
            "",
            "The payment failed. The bank returned it.");

    final String code;

    /** Empty where no bank was asked. */
    final String declineCode;

    final String message;

    Decline(String code, String declineCode, String message) {
        this.code = code;
        this.declineCode = declineCode;
        this.message = message;
    }

    String type() {
        return declineCode.isEmpty() ? "invalid_request_error" : "card_error";
    }
}

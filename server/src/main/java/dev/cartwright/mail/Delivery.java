package dev.cartwright.mail;

/** How an attempt to send a mail ended. */
sealed interface Delivery {

    /** The mail server took it. */
    record Sent() implements Delivery {}

    /** The mail server will never take a mail to this address. */
    record Refused(String error) implements Delivery {}

    /**
     * It may go better another time.
     *
     * @param maybeArrived nobody knows whether the mail server took it
     */
    record Failed(String error, boolean maybeArrived) implements Delivery {}

    /** The mail server was not to be spoken to, whichever mail it was. */
    record Away(String error) implements Delivery {}
}

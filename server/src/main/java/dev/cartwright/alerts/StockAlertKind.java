package dev.cartwright.alerts;

/** What can be said about stock. */
public enum StockAlertKind {
    /** Few are available, or they will not last for long. */
    LOW,
    /** None is available. */
    OUT,
    /** Some are available again. */
    BACK,
    /** A lot expires soon. */
    EXPIRING,
    /** A lot has expired and still lies there. */
    EXPIRED,
    /** None has left for a long time. */
    DEAD,
    /** More is promised than can be delivered. */
    SHORTAGE
}

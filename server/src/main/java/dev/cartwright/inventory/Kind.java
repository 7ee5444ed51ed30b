package dev.cartwright.inventory;

/** What happened to units. */
public enum Kind {
    /** Came from outside. */
    RECEIVED,
    /** Found or broken, with a reason. */
    ADJUSTED,
    /** Put right by a stock-take. */
    COUNTED,
    /** Promised to a cart or an order. */
    RESERVED,
    /** No longer promised. */
    RELEASED,
    /** Left for a customer. */
    SHIPPED,
    /** Put back, for the parcel never left: still promised. */
    UNSHIPPED,
    /** Came back from a customer. */
    RETURNED,
    /** Left for another location. */
    SENT,
    /** Came from another location. */
    ARRIVED
}

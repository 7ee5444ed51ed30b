package dev.cartwright.links;

/** What a link is for. */
public enum Purpose {
    VERIFICATION,
    RESET,
    /** As {@link #RESET}, of somebody who works with the shop. */
    STAFF_PASSWORD
}

package dev.cartwright.pricealerts;

/** Why an alert waits no more. */
enum EndReason {
    /** Its owner does not want to know any more. */
    WITHDRAWN,
    /** The product was archived, or has no such variant any more. */
    NO_LONGER_SOLD,
    /** It waited for as long as alerts wait. */
    EXPIRED,
    /** Its owner was known twice, and waits for this under the other name. */
    MERGED
}

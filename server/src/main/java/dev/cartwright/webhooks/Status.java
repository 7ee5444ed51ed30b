package dev.cartwright.webhooks;

/** What became of an event. */
enum Status {
    RECEIVED,
    /** What it told is true everywhere. */
    DONE,
    /** It tells nothing that is of concern here. */
    IGNORED,
    /** It tells of money of which nothing is known here: for a person. */
    UNMATCHED,
    /** It could not be settled, however often it was tried: for a person. */
    FAILED
}

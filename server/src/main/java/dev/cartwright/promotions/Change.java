package dev.cartwright.promotions;

/** What somebody did with a promotion. */
enum Change {
    WRITTEN,
    /** Somebody asked that a version be published. */
    REQUESTED,
    REJECTED,
    PUBLISHED,
    PAUSED,
    RESUMED,
    ENDED
}

package dev.cartwright.promotions;

/** How a promotion stands. */
enum State {
    /** Nobody has published it yet. */
    DRAFT,
    /** In force as long as it is valid. */
    ACTIVE,
    PAUSED,
    /** For good. */
    ENDED;

    boolean isPublished() {
        return this == ACTIVE || this == PAUSED;
    }
}

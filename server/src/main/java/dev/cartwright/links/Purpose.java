package dev.cartwright.links;

/** What a link is for. */
public enum Purpose {
    VERIFICATION,
    RESET
}

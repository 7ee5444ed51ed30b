package dev.cartwright.platform;

/** How far a permission goes; none contains another. */
public enum Access {
    READ,
    WRITE,
    /** To capture, give back or note money, or to do what does so by itself. */
    MONEY,
    /** To be the second person for what one alone may not do. */
    APPROVE
}

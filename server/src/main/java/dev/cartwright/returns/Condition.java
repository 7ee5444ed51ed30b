package dev.cartwright.returns;

/** What is done with a unit that came back. */
enum Condition {
    /** It can be sold again. */
    RESTOCK,
    /** It is thrown away. */
    SCRAP
}

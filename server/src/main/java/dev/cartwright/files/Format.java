package dev.cartwright.files;

/** How files look. */
public enum Format {
    CSV,
    /** One object a line, or one long list of objects. */
    JSONL
}

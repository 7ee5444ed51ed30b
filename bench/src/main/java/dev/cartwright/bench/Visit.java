package dev.cartwright.bench;

import java.io.IOException;

/** What a shopper does again and again. */
interface Visit {

    /** Returns how long the part that is timed took, in nanoseconds. */
    long make(Wire wire, int client) throws IOException;
}

package dev.cartwright.bench;

import java.io.IOException;

/** A look at the shop's first page. */
final class Listing implements Visit {

    @Override
    public long make(Wire wire, int client) throws IOException {
        var start = System.nanoTime();
        wire.get("/api/products");
        return System.nanoTime() - start;
    }
}

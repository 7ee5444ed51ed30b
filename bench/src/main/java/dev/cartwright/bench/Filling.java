package dev.cartwright.bench;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** A new cart and one unit of something in it, which the shop sets aside at once. */
final class Filling implements Visit {

    private final int skus;

    /**
     * @param skus among how many shoppers choose
     */
    Filling(int skus) {
        this.skus = skus;
    }

    @Override
    public long make(Wire wire, int client) throws IOException {
        var cart = wire.send(201, "POST", "/api/carts", "", "{\"currency\":\"USD\"}").text("id");
        var sku = "B-" + ThreadLocalRandom.current().nextInt(1, skus + 1);
        var item = "{\"sku\":\"" + sku + "\",\"quantity\":1}";
        var start = System.nanoTime();
        wire.send(201, "POST", "/api/carts/" + cart + "/items", "", item);
        return System.nanoTime() - start;
    }
}

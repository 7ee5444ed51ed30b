package dev.cartwright.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** A whole purchase of one or two units of something: cart, item, delivery, code, checkout. */
final class Purchase implements Visit {

    /** So many possible people per client: most of a run's buyers are new ones. */
    private static final int PEOPLE = 100_000;

    private static final String DELIVERY =
            """
            {"email":"buyer-%d-%d@example.org","method":"standard","address":{\
            "name":"Ada Lovelace","line1":"1 Main St","city":"San Jose","region":"CA",\
            "postalCode":"95101","country":"US"}}\
            """;

    private static final String PAYMENT =
            """
            {"payment":{"processor":"sandbox","token":"tok_approved"}}\
            """;

    private final List<String> skus;
    private final String code;
    private final LongAdder placed = new LongAdder();

    Purchase(List<String> skus) {
        this(skus, "");
    }

    /**
     * @param code is entered into each cart; empty for none
     */
    Purchase(List<String> skus, String code) {
        this.skus = skus;
        this.code = code;
    }

    /** Returns how many checkouts were answered 201. */
    long placed() {
        return placed.sum();
    }

    @Override
    public long make(Wire wire, int client) throws IOException {
        var cart = fill(wire, client);
        var start = System.nanoTime();
        checkout(wire, cart);
        return System.nanoTime() - start;
    }

    private String fill(Wire wire, int client) throws IOException {
        var random = ThreadLocalRandom.current();
        var sku = skus.get(random.nextInt(skus.size()));
        var item = "{\"sku\":\"" + sku + "\",\"quantity\":" + random.nextInt(1, 3) + "}";
        var cart =
                "/api/carts/"
                        + wire.send(201, "POST", "/api/carts", "", "{\"currency\":\"USD\"}")
                                .text("id");
        wire.send(201, "POST", cart + "/items", "", item);
        var delivery = DELIVERY.formatted(client, random.nextInt(PEOPLE));
        wire.send(200, "PUT", cart + "/delivery", "", delivery);
        if (!code.isEmpty()) {
            var entered =
                    wire.send(201, "POST", cart + "/coupons", "", "{\"code\":\"" + code + "\"}");
            if (!entered.body().contains("\"applied\":true")) {
                throw new Unexpected("The code took nothing off: " + entered.body());
            }
        }
        return cart;
    }

    private Wire.Answer checkout(Wire wire, String cart) throws IOException {
        var key = "Idempotency-Key: buy-" + cart.substring(cart.length() - 36) + "\r\n";
        var answer = wire.send(201, "POST", cart + "/checkout", key, PAYMENT);
        placed.increment();
        if (!answer.text("status").equals("PLACED")) {
            throw new Unexpected("A checkout was answered 201 and not PLACED: " + answer.body());
        }
        return answer;
    }

    /** Makes one purchase and returns the answer that the shop keeps under its key. */
    String answer(int port) throws IOException {
        try (var wire = new Wire(port)) {
            var body = checkout(wire, fill(wire, 0)).body();
            return body.substring(0, body.indexOf(",\"accessToken\"")) + "}";
        }
    }
}

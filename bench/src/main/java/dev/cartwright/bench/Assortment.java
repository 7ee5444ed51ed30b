package dev.cartwright.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the shop says that it sells, and whether that is what was sent. */
final class Assortment {

    private static final Pattern PRICE = Pattern.compile("\"amount\":\"([0-9.]+)\"");
    private static final int LOOKED_AT = 1_000;

    private Assortment() {}

    /**
     * Throws {@link Unexpected} unless the shop has exactly these products and prices, and its own
     * auditor agrees.
     *
     * @return how many variants it wrote a second
     */
    static double check(int port, int products, Map<String, String> prices) throws IOException {
        var start = System.nanoTime();
        String file;
        try (var wire = new Wire(port)) {
            file = wire.send(200, "GET", "/api/admin/exports/products", ImportOf.KEY, "").body();
        }
        var took = (System.nanoTime() - start) / 1e9;
        var slugs = new HashSet<String>();
        var found = new HashMap<String, String>();
        var header = new HashMap<String, Integer>();
        Csv.read(
                file,
                it -> {
                    if (header.isEmpty()) {
                        it.forEach(name -> header.put(name, header.size()));
                    } else if (found.put(it.get(header.get("sku")), it.get(header.get("price:USD")))
                            != null) {
                        throw new Unexpected("Twice: " + it);
                    } else {
                        slugs.add(it.get(header.get("product")));
                    }
                });
        if (slugs.size() != products || !found.equals(prices)) {
            throw new Unexpected(
                    "%d products and %d variants became %d and %d, or their prices others"
                            .formatted(products, prices.size(), slugs.size(), found.size()));
        }
        return found.size() / took;
    }

    /** Throws {@link Unexpected} unless each of some SKUs has had so many prices, no more. */
    static void checkPrices(int port, Map<String, String> prices, int times) throws IOException {
        try (var wire = new Wire(port)) {
            for (var sku : some(prices)) {
                var path = "/api/admin/prices/" + sku;
                var history = wire.send(200, "GET", path, ImportOf.KEY, "").body();
                var amounts = PRICE.matcher(history).results().map(it -> it.group(1)).toList();
                if (amounts.size() != times || !amounts.getFirst().equals(prices.get(sku))) {
                    throw new Unexpected(sku + " has had other prices: " + history);
                }
            }
        }
    }

    /** Throws {@link Unexpected} unless the books balance. */
    static void audit(int port) throws IOException {
        try (var wire = new Wire(port)) {
            var report = wire.send(200, "GET", "/api/admin/audit", ImportOf.KEY, "").body();
            if (!report.contains("\"violations\":[]")) {
                throw new Unexpected("The books do not balance: " + report);
            }
        }
    }

    private static List<String> some(Map<String, String> prices) {
        var step = Math.max(1, prices.size() / LOOKED_AT);
        var all = prices.keySet().stream().sorted().toList();
        return IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get).toList();
    }
}

package dev.cartwright.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what there is plenty of, as a shopper would: page by page. */
final class Catalogue {

    private static final int PLENTY = 1_000;
    private static final int ENOUGH = 1_000;
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    /** Letters that need no escape, neither in JSON nor in SQL. */
    private static final Pattern VARIANT =
            Pattern.compile("\"sku\":\"([A-Za-z0-9_-]+)\".*?\"available\":(\\d+)");

    private Catalogue() {}

    static List<String> plentiful(int port) throws IOException {
        var skus = new ArrayList<String>();
        try (var wire = new Wire(port)) {
            var page = "/api/products?limit=100";
            while (page != null && skus.size() < ENOUGH) {
                var listed = wire.get(page).body();
                for (var slug : all(SLUG, listed)) {
                    skus.addAll(variants(wire.get("/api/products/" + slug).body()));
                }
                var next = NEXT.matcher(listed);
                page = next.find() ? "/api/products?limit=100&after=" + next.group(1) : null;
            }
        }
        if (skus.isEmpty()) {
            throw new Unexpected("The shop has no goods with " + PLENTY + " units");
        }
        return List.copyOf(skus);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).toList();
    }

    private static List<String> variants(String product) {
        return VARIANT.matcher(product)
                .results()
                .filter(it -> Integer.parseInt(it.group(2)) >= PLENTY)
                .map(it -> it.group(1))
                .toList();
    }
}

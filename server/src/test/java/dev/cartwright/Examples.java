package dev.cartwright;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** For each operation of the interface a request that the {@link FilledShop} would take. */
final class Examples {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String ADDRESS =
            """
            {"name": "Ada Lovelace", "line1": "1 Main St", "line2": "attic", "city": "San Jose",
            "region": "CA", "postalCode": "95101", "country": "US"}\
            """;

    private static final Pattern OF_CUSTOMERS =
            Pattern.compile(
                    "\\w+ (/api/customer.*|/api/orders|/api/carts/\\{id}/customer"
                            + "|/api/auth/(me|events|sessions.*|email|erasure|password/change))");

    /** The first pattern that an operation's path has says which thing is meant by its variable. */
    private static final Map<String, String> THINGS =
            Map.of(
                    "/imports/", "import",
                    "/transfers/", "transfer",
                    "/orders/", "order",
                    "/customer/addresses/", "savedAddress",
                    "/customer/price-alerts/", "priceAlert");

    private static final Map<String, String> VARIABLES =
            Map.of(
                    "sku", "TEA-1",
                    "lineOrSku", "TEA-1",
                    "location", "main",
                    "number", "L1",
                    "kind", "verify-email",
                    "locale", "en",
                    "purpose", "newsletter");

    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, String> known = new HashMap<>();
    private final FilledShop shop;
    private final JsonNode bodies;

    Examples(FilledShop shop) {
        this.shop = shop;
        known.putAll(shop.make());
        known.putAll(Map.of("sku", "TEA-1", "product", "tea", "list", "club"));
        known.put("email", "ada@example.org");
        try (var file = Examples.class.getResourceAsStream("/cards/examples.json")) {
            bodies = JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an example of the body; null where the operation has none. */
    @Nullable ObjectNode body(String operation) {
        var example = bodies.get(operation);
        if (example == null) {
            return null;
        }
        var text = example.toString().replace("\"{address}\"", ADDRESS);
        for (var each : known.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", each.getValue());
        }
        return (ObjectNode) JSON.readTree(text.replace("{new}", "" + count.incrementAndGet()));
    }

    /** Who asks, and what else is needed. */
    Map<String, String> headers(String operation) {
        var headers = new LinkedHashMap<String, String>();
        if (operation.contains(" /api/admin/")) {
            headers.put("Authorization", "Bearer " + AsAdmin.KEY);
        } else if (OF_CUSTOMERS.matcher(operation).matches()) {
            headers.put("Authorization", "Bearer " + known.get("access"));
        } else if (operation.contains(" /api/orders/")) {
            headers.put("X-Order-Token", known.get("orderToken"));
        }
        if (operation.endsWith("/checkout")) {
            headers.putAll(FilledShop.key());
        }
        return headers;
    }

    /** Who buys a cart, or takes it over, has it no more. */
    private String cart(String path) {
        return path.matches(".*/(checkout|customer)")
                ? shop.cart()
                : known.computeIfAbsent("cart", _ -> shop.cart());
    }

    /** What is meant by a word of a path; of ids one that there is, where there is one. */
    String pathVariable(String path, String name) {
        if (path.startsWith("/api/carts/")) {
            return name.equals("lineOrSku") ? "TEA-1" : cart(path);
        }
        if (name.equals("kind") && path.contains("/orders/")) {
            return "order-confirmed";
        }
        var word = VARIABLES.get(name);
        if (word != null) {
            return word;
        }
        if (name.equals("slug")) {
            return path.contains("/categories/") ? "goods" : "tea";
        }
        if (name.equals("code")) {
            return path.contains("/price-lists/")
                    ? "club"
                    : path.contains("/locations/") ? "depot" : "volume_ml";
        }
        return THINGS.entrySet().stream()
                .filter(it -> path.contains(it.getKey()))
                .findFirst()
                .map(it -> known.get(it.getValue()))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /** What an address must say beside its path. */
    String query(String operation) {
        return switch (operation) {
            case "GET /api/inventory/availability" -> "?sku=NONE&sku=";
            case "GET /api/products/suggestions" -> "?q=te";
            default -> "";
        };
    }
}

package dev.cartwright;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other systems' tests say of stock: facts from their sources, in the file's own words. */
public final class StockCases {

    private static final JsonMapper JSON = new JsonMapper();

    /** Groups of which orders and their payments decide. */
    public static final Set<String> OF_ORDERS =
            Set.of("order_state", "refund", "cancel", "payment_status", "capture", "void");

    private StockCases() {}

    /** One case; its name in a report is its id and where it is from. */
    public record StockCase(
            String id,
            String group,
            String source,
            JsonNode initial,
            List<String> steps,
            JsonNode expected) {

        @Override
        public String toString() {
            return id + " (" + source + ")";
        }
    }

    public static List<StockCase> all() {
        return read("inventory_state_cases.json")
                .get("cases")
                .valueStream()
                .map(it -> {
                    var source = it.get("source");
                    return new StockCase(
                            it.get("id").asString(),
                            it.get("group").asString(),
                            "%s %s: %s"
                                    .formatted(
                                            source.get("repo").asString(),
                                            source.get("path").asString(),
                                            source.get("test").asString()),
                            it.get("initial"),
                            it.get("steps").valueStream().map(JsonNode::asString).toList(),
                            it.get("expected"));
                })
                .toList();
    }

    /** Those of these groups that are not left out. */
    public static Stream<StockCase> of(Set<String> groups) {
        return all().stream()
                .filter(it -> groups.contains(it.group()))
                .filter(it -> !skipped().containsKey(it.id()));
    }

    /** Why a case is left out, by id. */
    public static Map<String, JsonNode> skipped() {
        return asMap(read("inventory_skipped.json").get("skipped"));
    }

    /** Where we chose to differ: the figures that are not compared, and what is done before. */
    public static JsonNode differs(String id) {
        return read("inventory_skipped.json").get("differs").path(id);
    }

    private static Map<String, JsonNode> asMap(JsonNode node) {
        return node.properties().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static JsonNode read(String file) {
        try (InputStream in = StockCases.class.getResourceAsStream("/conformance/" + file)) {
            return JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

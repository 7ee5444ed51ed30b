package dev.cartwright.discounts;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other systems' tests say of promotions: facts from their sources, in the file's words. */
final class PromotionCases {

    private static final JsonMapper JSON = new JsonMapper();

    private PromotionCases() {}

    /** One case; its name in a report is its id and where it is from. */
    record PromotionCase(String id, String group, String source, JsonNode said) {

        boolean universal() {
            return said.get("portability").asString().equals("universal");
        }

        /** The choice that decides it says so. */
        boolean choice(String part) {
            return said.get("portability").asString().contains(part);
        }

        @Override
        public String toString() {
            return id + " (" + source + ")";
        }
    }

    static List<PromotionCase> all() {
        return read("promotion_cases.json")
                .get("cases")
                .valueStream()
                .map(it -> {
                    var source = it.get("source");
                    return new PromotionCase(
                            it.get("id").asString(),
                            it.get("group").asString(),
                            "%s %s: %s"
                                    .formatted(
                                            source.get("repo").asString(),
                                            source.get("path").asString(),
                                            source.get("test").asString()),
                            it);
                })
                .toList();
    }

    static Stream<PromotionCase> run() {
        return all().stream().filter(it -> !skipped().containsKey(it.id()));
    }

    /** Why a case is left out, by id. */
    static Map<String, JsonNode> skipped() {
        return read("promotion_skipped.json").get("skipped").properties().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static JsonNode differs() {
        return read("promotion_skipped.json").get("differs");
    }

    /** Figures of a case that are not compared. */
    static List<String> without(String id) {
        return differs().path(id).path("without").valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode read(String file) {
        try (InputStream in = PromotionCases.class.getResourceAsStream("/conformance/" + file)) {
            return JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

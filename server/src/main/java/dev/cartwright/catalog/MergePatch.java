package dev.cartwright.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A change of a JSON document that is written like the document, by RFC 7396. */
final class MergePatch {

    private MergePatch() {}

    /** Objects are merged, null takes a field away, all else is replaced. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var merged =
                target instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        changes.forEachEntry((field, value) -> {
            if (value.isNull()) {
                merged.remove(field);
            } else {
                merged.set(field, merged(merged.path(field), value));
            }
        });
        return merged;
    }
}

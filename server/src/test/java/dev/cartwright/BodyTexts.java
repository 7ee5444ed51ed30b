package dev.cartwright;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where texts stand in the body of a request, as JSON pointers, and how one is put there. */
record BodyTexts(JsonNode api) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Those that are documented, and those that an example has besides. */
    SortedSet<String> of(JsonNode schema, JsonNode example) {
        var found = new TreeSet<String>();
        texts(resolved(schema), "", Set.of(), found);
        leaves(example, "", found);
        return found;
    }

    /** Writes a text, and makes what has to be around it. */
    static void put(JsonNode into, String pointer, String text) {
        put(into, pointer.substring(1).split("/"), 0, text);
    }

    private JsonNode resolved(JsonNode schema) {
        var name = schema.path("$ref").asString("");
        return name.isEmpty() ? schema : api.at(name.substring(1));
    }

    /** Those of all elements and of all names are one. */
    private void texts(JsonNode type, String at, Set<String> above, Set<String> found) {
        var name = type.path("$ref").asString("");
        if (above.contains(name)) {
            return;
        }
        var it = resolved(type);
        var inside = new HashSet<>(above);
        inside.add(name.isEmpty() ? at : name);
        it.path("properties")
                .forEachEntry((field, inner) -> texts(inner, at + "/" + field, inside, found));
        if (it.has("items")) {
            texts(it.get("items"), at + "/0", inside, found);
        }
        if (it.path("additionalProperties").isObject()) {
            texts(it.get("additionalProperties"), at + "/en", inside, found);
        }
        if (it.path("type").toString().contains("string") && !at.isEmpty()) {
            found.add(at);
        }
    }

    /** As {@link #texts}, of an example: what the documentation does not know may be in it. */
    private static void leaves(JsonNode example, String at, Set<String> found) {
        if (example.isString()) {
            found.add(at);
        }
        example.forEachEntry((field, inner) -> leaves(inner, at + "/" + field, found));
        if (example.isArray() && !example.isEmpty()) {
            leaves(example.get(0), at + "/0", found);
        }
    }

    private static void put(JsonNode into, String[] path, int from, String text) {
        var isLast = from == path.length - 1;
        if (into instanceof ArrayNode list) {
            if (list.isEmpty()) {
                list.add(isLast ? JSON.getNodeFactory().nullNode() : JSON.createObjectNode());
            }
            if (isLast) {
                list.set(0, text);
            } else {
                put(list.get(0), path, from + 1, text);
            }
        } else if (into instanceof ObjectNode object && isLast) {
            object.put(path[from], text);
        } else if (into instanceof ObjectNode object) {
            if (!object.path(path[from]).isContainer()) {
                var isList = path[from + 1].equals("0");
                object.set(path[from], isList ? JSON.createArrayNode() : JSON.createObjectNode());
            }
            put(object.get(path[from]), path, from + 1, text);
        }
    }
}

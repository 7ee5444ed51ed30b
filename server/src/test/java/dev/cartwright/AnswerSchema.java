package dev.cartwright;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What of JSON Schema the description of the interface uses to say how an answer looks. Stricter in
 * one thing: a field that is not described is a fault. And as the description's head says, null is
 * as good as absent.
 */
record AnswerSchema(JsonNode api) {

    private static final String REFERENCE = "$ref";

    /** Returns what does not fit, by JSON pointer; nothing where all does. */
    List<String> faults(JsonNode schema, JsonNode value) {
        var faults = new ArrayList<String>();
        look(schema, value, "", faults);
        return faults;
    }

    private JsonNode resolved(JsonNode schema) {
        var named = schema.path(REFERENCE).asString("");
        return named.isEmpty() ? schema : resolved(api.at(named.substring(1)));
    }

    private void look(JsonNode described, JsonNode value, String place, List<String> faults) {
        var schema = resolved(described);
        if (schema.has("oneOf")) {
            var fits =
                    schema.get("oneOf").valueStream().anyMatch(it -> faults(it, value).isEmpty());
            if (!fits) {
                faults.add(place + " is none of what it may be: " + value);
            }
            return;
        }
        if (!isOfType(schema.path("type"), value)) {
            faults.add("%s is no %s: %s".formatted(place, schema.path("type"), value));
            return;
        }
        if (value.isObject()) {
            lookAtFields(schema, value, place, faults);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                look(schema.path("items"), value.get(i), place + "/" + i, faults);
            }
        } else if (!value.isNull()) {
            lookAtText(schema, value, place, faults);
        }
    }

    private void lookAtFields(JsonNode schema, JsonNode value, String place, List<String> faults) {
        var fields = fields(schema);
        var others = schema.path("additionalProperties");
        for (var field : value.properties()) {
            var inside = place + "/" + field.getKey();
            var described = fields.getOrDefault(field.getKey(), others);
            if (described.isObject()) {
                if (!field.getValue().isNull()) {
                    look(described, field.getValue(), inside, faults);
                }
            } else if (!fields.isEmpty() && !described.asBoolean(false)) {
                faults.add(inside + " is not described");
            }
        }
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(it -> value.path(it).isNull() || value.path(it).isMissingNode())
                .forEach(it -> faults.add(place + "/" + it + " is missing"));
    }

    private Map<String, JsonNode> fields(JsonNode schema) {
        var fields = new LinkedHashMap<String, JsonNode>();
        schema.path("allOf").forEach(it -> fields.putAll(fields(resolved(it))));
        schema.path("properties").forEachEntry(fields::put);
        return fields;
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return types.valueStream().anyMatch(it -> isOfType(it, value));
        }
        return switch (types.asString("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static void lookAtText(
            JsonNode schema, JsonNode value, String place, List<String> faults) {
        var allowed = schema.path("enum");
        if (!allowed.isMissingNode() && allowed.valueStream().noneMatch(value::equals)) {
            faults.add(place + " is none of " + allowed + ": " + value);
        }
        var text = value.asString();
        var pattern = schema.path("pattern").asString("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            faults.add(place + " does not match " + pattern + ": " + value);
        }
        if (!isOfFormat(schema.path("format").asString(""), value)) {
            faults.add(place + " is no " + schema.path("format").asString() + ": " + value);
        }
    }

    private static boolean isOfFormat(String format, JsonNode value) {
        try {
            switch (format) {
                case "uuid" -> UUID.fromString(value.asString());
                case "date-time" -> Instant.parse(value.asString());
                case "date" -> LocalDate.parse(value.asString());
                case "int32" -> {
                    return value.canConvertToInt();
                }
                case "int64" -> {
                    return value.canConvertToLong();
                }
                default -> {}
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }
}

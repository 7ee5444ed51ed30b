package dev.cartwright.promotions;

import dev.cartwright.discounts.PromotionJson;
import dev.cartwright.kernel.InvalidField;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a promotion's text apart; whatever is wrong with it is named by its path. */
final class DefinitionReader extends StdDeserializer<Definition> {

    private static final String LIMITS = "limits";

    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    DefinitionReader() {
        super(Definition.class);
    }

    @Override
    public Definition deserialize(JsonParser parser, DeserializationContext context) {
        return read(context.readTree(parser));
    }

    /** Reads what the database keeps. */
    static Definition read(String stored) {
        return read(PLAIN.readTree(stored));
    }

    static String write(Definition definition) {
        var tree = (ObjectNode) PLAIN.readTree(PromotionJson.write(definition.promotion()));
        if (definition.limits().any()) {
            tree.set(LIMITS, PLAIN.valueToTree(definition.limits()));
        }
        return PLAIN.writeValueAsString(tree);
    }

    private static Definition read(JsonNode tree) {
        if (!(tree instanceof ObjectNode all)) {
            throw new InvalidField("promotion", "must be an object");
        }
        var limits = limits(all.remove(LIMITS));
        if (!all.hasNonNull("id")) {
            all.put("id", Definition.NOBODY.toString());
        }
        return new Definition(PromotionJson.read(PLAIN.writeValueAsString(all)), limits);
    }

    private static Limits limits(@Nullable JsonNode tree) {
        if (tree == null || tree.isNull()) {
            return Limits.NONE;
        }
        if (!tree.isObject()) {
            throw new InvalidField(LIMITS, "must be an object");
        }
        try {
            return PromotionJson.read(tree.toString(), Limits.class);
        } catch (InvalidField e) {
            throw new InvalidField(LIMITS + "." + e.field(), String.valueOf(e.getMessage()));
        }
    }
}

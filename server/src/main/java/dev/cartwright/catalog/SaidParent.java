package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads where a category goes: to the top only if that is said, not if it is forgotten. */
final class SaidParent extends ValueDeserializer<Slug> {

    @Override
    public Slug deserialize(JsonParser parser, DeserializationContext context) {
        return context.readValue(parser, Slug.class);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        throw new InvalidField("parent", "must be given; null is the top");
    }
}

package dev.cartwright.warehouse;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a number that stays where none is given, and that nobody can take away. */
final class KeptUnits extends ValueDeserializer<Integer> {

    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context) {
        return context.readValue(parser, Integer.class);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        throw new IllegalArgumentException("must not be null");
    }
}

package dev.cartwright.pricing;

import dev.cartwright.kernel.InvalidField;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a price: it ends only if that is said, not if it is forgotten. */
final class SaidPrice extends ValueDeserializer<Money> {

    @Override
    public Money deserialize(JsonParser parser, DeserializationContext context) {
        return context.readValue(parser, Money.class);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        throw new InvalidField("price", "must be given; null ends it");
    }
}

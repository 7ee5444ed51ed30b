package dev.cartwright.warehouse;

import dev.cartwright.warehouse.SaidDay.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a day that stays where none is given, and goes where null is said. */
final class SaidDay extends ValueDeserializer<Day> {

    /**
     * @param value null takes the day away
     */
    record Day(@Nullable LocalDate value) {}

    @Override
    public Day deserialize(JsonParser parser, DeserializationContext context) {
        return new Day(context.readValue(parser, LocalDate.class));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return new Day(null);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}

package dev.cartwright.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads times as we write them, as ISO 8601 text. The library's own readers take numbers as well,
 * seconds here and days there, also where they are text, and fail on large ones.
 */
final class TimeReader extends DelegatingDeserializer {

    /** A year has four digits, for a database has no others; a day has no hour. */
    private static final Map<Class<?>, String> FORMS =
            Map.of(
                    Instant.class, "\\d{4}-\\d\\d-\\d\\dT.*",
                    LocalDate.class, "\\d{4}-\\d\\d-\\d\\d");

    private TimeReader(ValueDeserializer<?> readsText) {
        super(readsText);
    }

    /** For the mapper: whatever is of {@code java.time} is read by this class. */
    static final class Everywhere extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> reader) {
            return bean.getBeanClass().getPackage() == Instant.class.getPackage()
                    ? new TimeReader(reader)
                    : reader;
        }
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> readsText) {
        return new TimeReader(readsText);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.handleUnexpectedToken(handledType(), parser);
        }
        var text = parser.getString();
        if (text.isBlank() || !text.matches(FORMS.getOrDefault(handledType(), ".*"))) {
            return context.handleWeirdStringValue(handledType(), text, "is not ISO 8601");
        }
        return super.deserialize(parser, context);
    }
}

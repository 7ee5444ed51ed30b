package dev.cartwright.coupons;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * A field of a change that is there: what a change does not name stays as it is.
 *
 * @param value null takes away what there was
 */
record Said<T>(@Nullable T value) {

    static <T> @Nullable T or(@Nullable Said<T> said, @Nullable T before) {
        return said == null ? before : said.value();
    }

    abstract static class Reader<T> extends ValueDeserializer<Said<T>> {

        private final Class<T> type;

        Reader(Class<T> type) {
            this.type = type;
        }

        @Override
        public Said<T> deserialize(JsonParser parser, DeserializationContext context) {
            return new Said<>(context.readValue(parser, type));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new Said<T>(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }

    static final class At extends Reader<Instant> {
        At() {
            super(Instant.class);
        }
    }

    static final class Count extends Reader<Integer> {
        Count() {
            super(Integer.class);
        }
    }
}

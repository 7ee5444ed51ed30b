package dev.cartwright.web;

import java.util.UUID;
import org.joda.money.Money;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.datatype.jodamoney.AmountRepresentation;
import tools.jackson.datatype.jodamoney.JodaMoneyModule;

/** How values look in JSON: money as decimal text with its currency, text only where text is. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JacksonModule money() {
        return new JodaMoneyModule().withAmountRepresentation(AmountRepresentation.DECIMAL_STRING);
    }

    @Bean
    JacksonModule moneyAsText() {
        return new SimpleModule("moneyAsText")
                .setMixInAnnotation(Money.class, MoneyReader.MixIn.class);
    }

    @Bean
    JacksonModule timesAsText() {
        return new SimpleModule("timesAsText").setDeserializerModifier(new TimeReader.Everywhere());
    }

    /** An id that is empty names nothing, and is not one that was left out. */
    @Bean
    JsonMapperBuilderCustomizer noEmptyIds() {
        return builder ->
                builder.withCoercionConfig(
                        UUID.class,
                        it -> it.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }

    @Bean
    JacksonModule storableText() {
        return new SimpleModule().addDeserializer(String.class, new StorableText());
    }

    /** PostgreSQL stores any text but NUL and halves of surrogate pairs. */
    private static final class StorableText extends StdScalarDeserializer<String> {

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text.codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))) {
                throw new IllegalArgumentException(
                        "must not contain NUL or half of a surrogate pair");
            }
            return text;
        }
    }
}

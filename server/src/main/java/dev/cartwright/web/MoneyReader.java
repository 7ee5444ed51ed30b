package dev.cartwright.web;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.InvalidField;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads money as we write it, its amount as text. The library's own reader asks for a number, which
 * it takes from text only where every number may be text.
 */
final class MoneyReader extends StdDeserializer<Money> {

    MoneyReader() {
        super(Money.class);
    }

    private record Parts(@Nullable String amount, @Nullable CurrencyUnit currency) {}

    /** For the mapper: money is read by this class. */
    @JsonDeserialize(using = MoneyReader.class)
    abstract static class MixIn {}

    @Override
    public Money deserialize(JsonParser parser, DeserializationContext context) {
        var parts = context.readValue(parser, Parts.class);
        if (parts.amount() == null) {
            throw new InvalidField("amount", "must not be null");
        }
        if (parts.currency() == null) {
            throw new InvalidField("currency", "must not be null");
        }
        return Amount.read("amount", parts.currency(), parts.amount());
    }
}

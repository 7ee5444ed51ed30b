package dev.cartwright.web;

import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads money as we write it, its amount as text. The library's own reader asks for a number, which
 * it takes from text only where every number may be text; and {@code 1e999999999} keeps it busy.
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
        if (!parts.amount().matches("[+-]?[0-9]{1,15}([.][0-9]{1,9})?")) {
            throw new InvalidField("amount", "must be a number such as 12.34");
        }
        var amount = new BigDecimal(parts.amount()).stripTrailingZeros();
        if (amount.scale() > parts.currency().getDecimalPlaces()) {
            throw new InvalidField("amount", "must be in coins of " + parts.currency().getCode());
        }
        return Money.of(parts.currency(), amount);
    }
}

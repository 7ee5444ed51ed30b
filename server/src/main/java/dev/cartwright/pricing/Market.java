package dev.cartwright.pricing;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where, in which currency, when and who asks: what decides on prices.
 *
 * @param country where the goods go, as ISO 3166-1 says; null is not known
 * @param groups of customers the asker belongs to
 */
public record Market(
        Channel channel,
        CurrencyUnit currency,
        Instant at,
        @Nullable String country,
        List<String> groups) {

    public Market {
        if (!channel.sellsIn(currency)) {
            throw new InvalidField("currency", "is not sold in here: " + channel.currencies());
        }
        if (country != null && !country.matches("[A-Z]{2}")) {
            throw new InvalidField("country", "must be two letters of ISO 3166-1");
        }
        groups = List.copyOf(groups);
    }

    /** For anybody; takes the channel's first currency where none is named. */
    public static Market of(Channel channel, @Nullable CurrencyUnit currency, Instant at) {
        var known = Objects.requireNonNullElseGet(currency, channel.currencies()::getFirst);
        return new Market(channel, known, at, null, List.of());
    }

    public Market to(@Nullable String otherCountry) {
        return new Market(channel, currency, at, otherCountry, groups);
    }

    public Money money(long minor) {
        return Amount.of(currency, minor);
    }
}

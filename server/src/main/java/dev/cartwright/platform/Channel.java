package dev.cartwright.platform;

import dev.cartwright.kernel.ChannelId;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * A place the merchant sells, and its habits.
 *
 * @param currencies the first is the one a cart gets when none is named
 * @param countries where parcels go; empty is everywhere
 * @param taxRoundedPerUnit tax is rounded once a unit rather than once a line
 * @param stockLocations where units are taken from, in this order
 */
public record Channel(
        ChannelId id,
        String name,
        List<CurrencyUnit> currencies,
        Set<String> countries,
        Locale locale,
        ZoneId timeZone,
        boolean pricesIncludeTax,
        boolean taxRoundedPerUnit,
        List<String> stockLocations) {

    public boolean sellsIn(CurrencyUnit currency) {
        return currencies.contains(currency);
    }

    public boolean shipsTo(String country) {
        return countries.isEmpty() || countries.contains(country);
    }
}

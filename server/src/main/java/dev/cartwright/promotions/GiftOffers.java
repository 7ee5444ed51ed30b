package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What goods cost that a promotion gives away. Whoever has the goods implements it. */
public interface GiftOffers {

    /**
     * Returns the price of a unit of those that can be had, by one statement; what is missing is
     * not given. Asked only where a promotion in force gives something.
     */
    Map<Sku, Money> prices(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus);
}

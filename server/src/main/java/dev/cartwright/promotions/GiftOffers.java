package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What goods cost that a promotion gives away. Whoever has the goods implements it. */
public interface GiftOffers {

    /**
     * Goods that can be given.
     *
     * @param price of a unit
     * @param available units that nobody has bought yet; none: they are due, and out of stock
     */
    record GiftOffer(Money price, int available) {}

    /**
     * Returns those of the SKUs that are on sale; what is missing is not given. Asked only where a
     * promotion in force gives something.
     *
     * @param country where the parcel goes, which decides on the stock; null as long as nobody
     *     knows
     */
    Map<Sku, GiftOffer> offers(
            ChannelId channel,
            CurrencyUnit currency,
            @Nullable String country,
            Collection<Sku> skus);
}

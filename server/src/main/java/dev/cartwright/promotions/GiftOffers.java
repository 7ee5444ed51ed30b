package dev.cartwright.promotions;

import dev.cartwright.kernel.CartId;
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
     * @param available units there are beside what is bought and the other gifts asked for; none:
     *     they are due, and out of stock
     */
    record GiftOffer(Money price, int available) {}

    /**
     * A purchase that something may come along with.
     *
     * @param cart that may hold already what it buys; null where there is none
     * @param country where the parcel goes, which decides on the stock; null as long as nobody
     *     knows
     * @param units of each SKU that it buys itself
     */
    record Occasion(
            @Nullable CartId cart,
            ChannelId channel,
            CurrencyUnit currency,
            @Nullable String country,
            Map<Sku, Integer> units) {

        public Occasion {
            units = Map.copyOf(units);
        }
    }

    /**
     * Returns those of the SKUs that are on sale; what is missing is not given. Asked only where a
     * promotion in force gives something.
     */
    Map<Sku, GiftOffer> offers(Occasion occasion, Collection<Sku> skus);
}

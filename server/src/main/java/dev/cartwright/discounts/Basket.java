package dev.cartwright.discounts;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cart as promotions see it.
 *
 * @param currency the code of all its amounts
 * @param zone the channel's
 * @param country where the parcel goes; null as long as nobody knows
 * @param giftPrices what a unit of each SKU costs that could be given: {@link
 *     PromotionSet#giftSkus} names them; one that is missing cannot be given
 * @param giftUnits how many of these can be given in all; one that is missing has no such limit
 * @param margin no unit is sold for less than its cost and so much on top; null is no such floor
 */
public record Basket(
        ChannelId channel,
        String currency,
        ZoneId zone,
        @Nullable String country,
        @Nullable String paymentMethod,
        List<Item> items,
        List<Delivery> deliveries,
        Map<Sku, Long> giftPrices,
        Map<Sku, Integer> giftUnits,
        @Nullable Percent margin) {

    public Basket {
        items = List.copyOf(items);
        deliveries = List.copyOf(deliveries);
        giftPrices = Map.copyOf(giftPrices);
        giftUnits = Map.copyOf(giftUnits);
    }

    /** A cart for which there are as many gifts as promotions want to give. */
    public Basket(
            ChannelId channel,
            String currency,
            ZoneId zone,
            @Nullable String country,
            @Nullable String paymentMethod,
            List<Item> items,
            List<Delivery> deliveries,
            Map<Sku, Long> giftPrices,
            @Nullable Percent margin) {
        this(
                channel,
                currency,
                zone,
                country,
                paymentMethod,
                items,
                deliveries,
                giftPrices,
                Map.of(),
                margin);
    }

    /** Returns the same cart, sent in another way. */
    public Basket sent(List<Delivery> otherwise) {
        return new Basket(
                channel,
                currency,
                zone,
                country,
                paymentMethod,
                items,
                otherwise,
                giftPrices,
                giftUnits,
                margin);
    }
}

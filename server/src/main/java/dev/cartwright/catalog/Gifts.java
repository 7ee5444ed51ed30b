package dev.cartwright.catalog;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricing.Market;
import dev.cartwright.promotions.GiftOffers;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What can be given away: goods on sale, and how many of them there are. */
@Component
class Gifts implements GiftOffers {

    private final OfferQuery offers;
    private final Inventory inventory;
    private final Channels channels;
    private final Clock clock;

    Gifts(OfferQuery offers, Inventory inventory, Channels channels, Clock clock) {
        this.offers = offers;
        this.inventory = inventory;
        this.channels = channels;
        this.clock = clock;
    }

    /** Two statements: prices are the catalogue's, units the inventory's. */
    @Override
    public Map<Sku, GiftOffer> offers(Occasion occasion, Collection<Sku> skus) {
        var habits = channels.get(occasion.channel());
        var one = skus.stream().distinct().collect(toMap(sku -> sku, _ -> 1));
        if (one.isEmpty()) {
            return Map.of();
        }
        var offered = offers.find(one, Market.of(habits, occasion.currency(), clock.instant()));
        var from = Sourcing.of(habits, occasion.country());
        var left = inventory.left(from, occasion.cart(), occasion.units(), offered.keySet());
        return offered.values().stream()
                .collect(
                        toMap(
                                Offer::sku,
                                offer ->
                                        new GiftOffer(
                                                offer.price(), left.getOrDefault(offer.sku(), 0))));
    }
}

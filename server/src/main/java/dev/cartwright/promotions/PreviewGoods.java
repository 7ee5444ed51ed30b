package dev.cartwright.promotions;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.cartwright.kernel.Sku;
import dev.cartwright.promotions.GoodsFacts.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the shop knows of goods in a cart that was given whole, where the cart does not say it. */
@Component
class PreviewGoods {

    private final ObjectProvider<GoodsFacts> goods;
    private final ObjectProvider<GiftOffers> gifts;

    PreviewGoods(ObjectProvider<GoodsFacts> goods, ObjectProvider<GiftOffers> gifts) {
        this.goods = goods;
        this.gifts = gifts;
    }

    /**
     * What the shop knows.
     *
     * @param facts of goods of which the cart does not say what they cost and their floor
     * @param giftPrices in minor units
     * @param giftUnits how many can be given beside what the cart buys; of those whose price the
     *     cart says there are enough
     */
    record Known(Map<Sku, Facts> facts, Map<Sku, Long> giftPrices, Map<Sku, Integer> giftUnits) {}

    Known of(PreviewReading reading, Set<Sku> wantedGifts) {
        var prices = new HashMap<Sku, Long>();
        var units = new HashMap<Sku, Integer>();
        offered(reading, wantedGifts)
                .forEach((sku, gift) -> {
                    prices.put(sku, gift.price().getAmountMinorLong());
                    units.put(sku, gift.available());
                });
        for (var gift : reading.gifts()) {
            prices.put(gift.sku(), gift.unitPrice().getAmountMinorLong());
            units.remove(gift.sku());
        }
        return new Known(facts(reading), prices, units);
    }

    private Map<Sku, GiftOffers.GiftOffer> offered(PreviewReading reading, Set<Sku> wanted) {
        var known = gifts.getIfAvailable();
        return known == null || wanted.isEmpty()
                ? Map.of()
                : known.offers(reading.occasion(), wanted);
    }

    private Map<Sku, Facts> facts(PreviewReading reading) {
        var known = goods.getIfAvailable();
        var cart = reading.cart();
        var unsaid =
                cart.lines().stream()
                        .filter(it -> it.cost() == null || it.floor() == null)
                        .map(PreviewBasket.Line::sku)
                        .collect(toSet());
        var facts =
                known == null || unsaid.isEmpty()
                        ? List.<Facts>of()
                        : known.of(reading.channel().id(), cart.currency(), unsaid);
        return facts.stream().collect(toMap(Facts::sku, Function.identity()));
    }
}

package dev.cartwright.promotions;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets staff see what promotions would do with a cart, also before they are published. */
@RestController
class PreviewEndpoint {

    private final PreviewCase cases;
    private final ObjectProvider<GiftOffers> gifts;
    private final PromotionSettings settings;
    private final Channels channels;
    private final Clock clock;

    PreviewEndpoint(
            PreviewCase cases,
            ObjectProvider<GiftOffers> gifts,
            PromotionSettings settings,
            Channels channels,
            Clock clock) {
        this.cases = cases;
        this.gifts = gifts;
        this.settings = settings;
        this.channels = channels;
        this.clock = clock;
    }

    /** Nothing is saved. */
    @PostMapping("/api/admin/promotions/preview")
    PreviewJson preview(@RequestBody @Valid PreviewBasket given) {
        var channel = channel(given);
        var reading = new PreviewReading(given, channel);
        var chosen = cases.offers(channel.id(), given);
        var set = cases.set(chosen);
        var cart =
                new PromotedCart(
                        channel.id(),
                        given.currency(),
                        given.country(),
                        null,
                        given.paymentMethod(),
                        List.of(),
                        List.of(),
                        cases.codes(given, chosen));
        var at = requireNonNullElse(given.at(), clock.instant());
        var trace =
                set.explain(
                        reading.basket(giftPrices(reading, set.giftSkus()), settings.margin()),
                        cases.shopper(cart, given, chosen),
                        at);
        var bill = PreviewBill.of(channel, reading, trace.discounted());
        return PreviewJson.of(at, given.currency(), trace, bill);
    }

    private Channel channel(PreviewBasket given) {
        var it = channels.get(requireNonNullElse(given.channel(), Channels.DEFAULT));
        return given.pricesIncludeTax() == null
                ? it
                : new Channel(
                        it.id(),
                        it.name(),
                        it.currencies(),
                        it.countries(),
                        it.locale(),
                        it.timeZone(),
                        given.pricesIncludeTax(),
                        it.taxRoundedPerUnit(),
                        it.stockLocations());
    }

    private Map<Sku, Long> giftPrices(PreviewReading reading, Set<Sku> wanted) {
        var prices = new HashMap<Sku, Long>();
        var known = gifts.getIfAvailable();
        if (known != null && !wanted.isEmpty()) {
            known.prices(reading.channel().id(), reading.cart().currency(), wanted)
                    .forEach((sku, price) -> prices.put(sku, price.getAmountMinorLong()));
        }
        reading.gifts().forEach(it -> prices.put(it.sku(), it.unitPrice().getAmountMinorLong()));
        return prices;
    }
}

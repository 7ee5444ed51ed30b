package dev.cartwright.promotions;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.ForStaff;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets staff see what promotions would do with a cart, also before they are published. */
@RestController
@ForStaff(Area.PROMOTIONS)
class PreviewEndpoint {

    private final PreviewCase cases;
    private final PreviewGoods goods;
    private final PromotionSettings settings;
    private final Channels channels;
    private final Clock clock;

    PreviewEndpoint(
            PreviewCase cases,
            PreviewGoods goods,
            PromotionSettings settings,
            Channels channels,
            Clock clock) {
        this.cases = cases;
        this.goods = goods;
        this.settings = settings;
        this.channels = channels;
        this.clock = clock;
    }

    /** Nothing is saved. */
    @PostMapping("/api/admin/promotions/preview")
    @ForStaff(value = Area.PROMOTIONS, access = Access.READ)
    PreviewJson preview(@RequestBody @Valid PreviewBasket given) {
        var channel = channel(given);
        var reading = new PreviewReading(given, channel);
        var chosen = cases.offers(channel.id(), given);
        var mode = cases.mode(channel.id(), given);
        var set = cases.set(chosen, mode);
        var cart =
                new PromotedCart(
                        null,
                        channel.id(),
                        given.currency(),
                        given.country(),
                        null,
                        given.paymentMethod(),
                        List.of(),
                        List.of(),
                        cases.codes(given, chosen));
        var at = requireNonNullElse(given.at(), clock.instant());
        var basket = reading.basket(goods.of(reading, set.giftSkus()), settings.margin());
        var trace = set.explain(basket, cases.shopper(cart, given, chosen), at);
        var bill = PreviewBill.of(channel, reading, trace.discounted());
        var sold = Reckoned.Goods.of(given.currency(), basket, trace.discounted());
        return PreviewJson.of(at, mode, trace, bill, sold);
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
}

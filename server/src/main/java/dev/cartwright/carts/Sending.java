package dev.cartwright.carts;

import dev.cartwright.promotions.PromotedDelivery;
import dev.cartwright.promotions.Reckoned;
import dev.cartwright.promotions.Reckoning;
import dev.cartwright.rates.Priced;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cart as it travels in one way: what is off it then, and what it comes to, without gifts.
 *
 * @param priced the delivery's own price is after its discount
 */
record Sending(Reckoned reckoned, Priced priced) {

    /**
     * @param method null as long as nobody has chosen one
     */
    static Sending of(CartPricing pricing, Reckoning reckoning, @Nullable String method) {
        var way = Optional.ofNullable(method).flatMap(pricing.quote()::method);
        var full = pricing.price(List.of(), Shown.NOTHING, way).totals().shipping();
        var first = of(pricing, reckoning.sent(deliveries(method, full)), method);
        var cheaper = first.price();
        // What is off the goods may change what the delivery costs, which may be off as well.
        return cheaper.isEqual(full)
                ? first
                : of(pricing, reckoning.sent(deliveries(method, cheaper)), method);
    }

    private static Sending of(CartPricing pricing, Reckoned reckoned, @Nullable String method) {
        var off = reckoned.discounted();
        var way = Optional.ofNullable(method).flatMap(pricing.quote()::method);
        return new Sending(
                reckoned, pricing.price(List.of(), Shown.of(off, off.shippingMinor()), way));
    }

    private static List<PromotedDelivery> deliveries(@Nullable String method, Money price) {
        return method == null
                ? List.of()
                : List.of(new PromotedDelivery("delivery", method, price));
    }

    /** Returns what the delivery costs before its discount. */
    Money price() {
        return discountedPrice().plus(priced.shippingDiscount());
    }

    Money discountedPrice() {
        return priced.totals().shipping();
    }
}

package dev.cartwright.carts;

import dev.cartwright.carts.CartExplanation.Offered;
import dev.cartwright.kernel.PromotionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;

/** A cart that was checked out, as shops see it: all of it is what its order says. */
final class BoughtJson {

    private BoughtJson() {}

    static CartJson of(Cart cart, OrderedCart order) {
        var shipping = order.totals().shipping();
        var method =
                new CartJson.Method(
                        order.shippingMethod(),
                        order.shippingName(),
                        shipping.plus(order.shippingDiscount()),
                        shipping);
        return new CartJson(
                cart.id(),
                cart.channel(),
                cart.currency(),
                cart.status(),
                cart.version(),
                cart.email(),
                cart.address(),
                cart.method(),
                IntStream.range(0, cart.lines().size())
                        .mapToObj(i -> line(cart.lines().get(i), order.lines().get(i)))
                        .toList(),
                order.lines().stream().skip(cart.lines().size()).map(BoughtJson::gift).toList(),
                codes(cart, order),
                order.shippingDiscount(),
                discounts(order.shippingParts()),
                order.totals(),
                List.of(method),
                cart.expiresAt());
    }

    private static CartJson.Line line(CartLine line, OrderedCart.Line bought) {
        return new CartJson.Line(
                line.id(),
                bought.sku(),
                bought.name(),
                bought.quantity(),
                bought.unitPrice(),
                line.special() == null ? null : line.unitPrice(),
                bought.total(),
                bought.discount(),
                discounts(bought.parts()));
    }

    /** What would have cost nothing anyway is no promotion's. */
    private static CartJson.Gift gift(OrderedCart.Line gift) {
        var by = gift.parts().isEmpty() ? null : gift.parts().getFirst();
        return new CartJson.Gift(
                by == null ? null : by.promotion(),
                by == null ? null : by.name(),
                gift.sku(),
                gift.name(),
                gift.quantity(),
                gift.unitPrice(),
                null,
                null);
    }

    static List<CartJson.Code> codes(Cart cart, OrderedCart order) {
        return cart.promotions().coupons().stream()
                .map(CartCoupon::code)
                .map(code ->
                        new CartJson.Code(
                                code, parts(order).anyMatch(it -> code.equals(it.code())), null))
                .toList();
    }

    private static List<CartJson.Discount> discounts(List<Part> parts) {
        return parts.stream().map(CartJson.Discount::of).toList();
    }

    private static Stream<Part> parts(OrderedCart order) {
        return Stream.concat(
                order.lines().stream().flatMap(it -> it.parts().stream()),
                order.shippingParts().stream());
    }

    /** Returns those that took something off; why others did not is not on record. */
    static List<Offered> promotions(OrderedCart order) {
        var zero = Money.zero(order.totals().total().getCurrencyUnit());
        var offered = new LinkedHashMap<PromotionId, Offered>();
        parts(order).forEach(it -> offered.putIfAbsent(it.promotion(), applied(it, zero)));
        for (var line : order.lines()) {
            line.parts().forEach(it -> add(offered, it.promotion(), it.amount(), zero));
        }
        order.shippingParts().forEach(it -> add(offered, it.promotion(), zero, it.amount()));
        return new ArrayList<>(offered.values());
    }

    private static void add(
            Map<PromotionId, Offered> to, PromotionId promotion, Money goods, Money shipping) {
        to.computeIfPresent(promotion, (_, known) -> known.plus(goods, shipping));
    }

    private static Offered applied(Part part, Money zero) {
        return new Offered(
                part.promotion(),
                part.name(),
                true,
                null,
                null,
                List.of(),
                null,
                zero,
                zero,
                List.of());
    }
}

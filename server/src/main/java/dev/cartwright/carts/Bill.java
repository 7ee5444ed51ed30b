package dev.cartwright.carts;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.cartwright.discounts.Discounted.Applied;
import dev.cartwright.discounts.Discounted.Share;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Totals;
import dev.cartwright.platform.Channel;
import dev.cartwright.promotions.Reckoned;
import dev.cartwright.rates.Priced;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.ShippingMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a cart comes to just now, line by line, and which promotions it owes that to.
 *
 * @param quote what is in force at the cart's address
 * @param gifts what comes along at no cost
 * @param priced the cart's lines in their order, then the gifts
 * @param names of the promotions that applied, as shoppers read them
 */
public record Bill(
        Cart cart,
        Channel channel,
        Quote quote,
        Reckoned reckoned,
        List<GiftLine> gifts,
        Priced priced,
        Map<PromotionId, String> names) {

    public Bill {
        gifts = List.copyOf(gifts);
        names = Map.copyOf(names);
    }

    /** Returns the same of a cart that is the same to promotions. */
    Bill of(Cart same) {
        return new Bill(same, channel, quote, reckoned, gifts, priced, names);
    }

    /** Says whether the cart has shown the same sums; they are no surprise then. */
    public boolean isAsShown() {
        return shown().comesTo(cart.promotions().shown());
    }

    Shown shown() {
        return Shown.of(reckoned.discounted(), priced.shippingDiscount().getAmountMinorLong());
    }

    /** Returns what the cart came to with what it has shown. */
    Totals totalsShown() {
        var shown = cart.promotions().shown();
        var given =
                gifts.stream().filter(it -> shown.gifts().containsKey(it.sku().code())).toList();
        return pricing().price(given, shown).totals();
    }

    /** Returns what each promotion takes off a line of the cart. */
    public List<Part> partsOf(CartLine line) {
        return parts(applied -> share(applied.lines(), line.sku().code()));
    }

    /** Returns the promotion that gives a gift; nothing where the gift is worth nothing. */
    public List<Part> partsOf(GiftLine gift) {
        return gift.worth().isZero() ? List.of() : List.of(part(gift.promotion(), gift.worth()));
    }

    /** Returns what each promotion takes off the delivery, as far as it costs so much. */
    public List<Part> partsOfShipping() {
        var left = priced.shippingDiscount();
        var parts = new ArrayList<Part>();
        for (var part : parts(Applied::shippingMinor)) {
            var amount = part.amount().isGreaterThan(left) ? left : part.amount();
            if (amount.isPositive()) {
                parts.add(part(part.promotion(), amount));
                left = left.minus(amount);
            }
        }
        return parts;
    }

    private List<Part> parts(Function<Applied, Long> off) {
        return reckoned.discounted().promotions().stream()
                .filter(applied -> off.apply(applied) > 0)
                .map(applied -> part(applied.promotion(), money(off.apply(applied))))
                .toList();
    }

    private static long share(List<Share> shares, String id) {
        return shares.stream().filter(it -> it.id().equals(id)).mapToLong(Share::minor).sum();
    }

    private Part part(PromotionId promotion, Money amount) {
        return new Part(
                promotion,
                requireNonNull(reckoned.versions().get(promotion)),
                requireNonNullElse(names.get(promotion), promotion.toString()),
                code(promotion),
                amount);
    }

    private @Nullable String code(PromotionId promotion) {
        return reckoned.couponsUsed().entrySet().stream()
                .filter(it -> it.getValue().equals(promotion))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Returns what a delivery costs before anything is taken off it. */
    Money price(ShippingMethod method) {
        return pricing()
                .price(gifts, shown().withoutShipping(), Optional.of(method))
                .totals()
                .shipping();
    }

    private CartPricing pricing() {
        return new CartPricing(cart, channel, quote);
    }

    private Money money(long minor) {
        return Money.ofMinor(cart.currency(), minor);
    }
}

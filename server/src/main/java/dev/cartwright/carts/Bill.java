package dev.cartwright.carts;

import static java.util.Objects.requireNonNull;

import dev.cartwright.discounts.Discounted.Applied;
import dev.cartwright.discounts.Discounted.Share;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Totals;
import dev.cartwright.platform.Channel;
import dev.cartwright.promotions.Reckoned;
import dev.cartwright.promotions.Reckoning;
import dev.cartwright.promotions.Wording;
import dev.cartwright.rates.Priced;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.ShippingMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a cart comes to just now, line by line, and which promotions it owes that to.
 *
 * @param quote what is in force at the cart's address
 * @param reckoning tells what else would be off it
 * @param gifts what comes along at no cost
 * @param missingGifts what would come along if there were more of it
 * @param priced the cart's lines in their order, then the gifts
 * @param asked the language its shopper asks to read; null is the channel's
 */
public record Bill(
        Cart cart,
        Channel channel,
        Quote quote,
        Reckoning reckoning,
        Reckoned reckoned,
        List<GiftLine> gifts,
        List<GiftLine> missingGifts,
        Priced priced,
        @Nullable Locale asked) {

    public Bill {
        gifts = List.copyOf(gifts);
        missingGifts = List.copyOf(missingGifts);
    }

    /** Returns the same of a cart that is the same to promotions. */
    Bill of(Cart same) {
        return new Bill(
                same, channel, quote, reckoning, reckoned, gifts, missingGifts, priced, asked);
    }

    /**
     * Returns the same, which names promotions in a language.
     *
     * @param language null is the channel's
     */
    public Bill readIn(@Nullable Locale language) {
        return new Bill(
                cart, channel, quote, reckoning, reckoned, gifts, missingGifts, priced, language);
    }

    /** Returns what its shopper reads. */
    String name(Wording wording) {
        return asked == null ? wording.in(channel.locale()) : wording.in(asked, channel.locale());
    }

    String name(GiftLine gift) {
        return name(requireNonNull(reckoned.wordings().get(gift.promotion())));
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

    /** Returns what each promotion takes off a line of the cart, and then what staff does. */
    public List<Part> partsOf(CartLine line) {
        var parts = parts(applied -> share(applied.lines(), line.sku().code()));
        var draft = cart.draft();
        if (draft == null || draft.discount() == null) {
            return parts;
        }
        var more = pricing().byStaff(shown()).get(cart.lines().indexOf(line));
        var reason = draft.discount().reason();
        return more.isZero()
                ? parts
                : Stream.concat(
                                parts.stream(),
                                Stream.of(new Part(StaffDiscount.BY_STAFF, 1, reason, null, more)))
                        .toList();
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
                name(requireNonNull(reckoned.wordings().get(promotion))),
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

    /** Returns what it would come to if it were sent like that. */
    Sending sent(ShippingMethod method) {
        return Sending.of(pricing(), reckoning, method.code());
    }

    private CartPricing pricing() {
        return new CartPricing(cart, channel, quote);
    }

    private Money money(long minor) {
        return Money.ofMinor(cart.currency(), minor);
    }
}

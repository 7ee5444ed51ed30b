package dev.cartwright.promotions;

import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.Discounted;
import dev.cartwright.kernel.PromotionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off a cart just now, and what an order of it would count on.
 *
 * @param discounted a line and a delivery for each of the cart's, in its order; none at all in
 *     {@link #NOTHING}
 * @param versions of the promotions that applied
 * @param wordings what those are called, and those whose gifts are missing
 * @param couponsUsed codes that an order would use up, each with its promotion
 * @param goods what is sold; null in {@link #NOTHING}
 */
public record Reckoned(
        Discounted discounted,
        Map<PromotionId, Integer> versions,
        Map<PromotionId, Wording> wordings,
        Map<String, PromotionId> couponsUsed,
        @Nullable Goods goods) {

    /** Where no promotion takes anything off. */
    public static final Reckoned NOTHING =
            new Reckoned(
                    new Discounted(List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    null);

    /**
     * The goods, for the promotions' figures.
     *
     * @param paidMinor what is left to pay for them
     * @param costMinor what they cost the shop; null where it is not known of all
     */
    public record Goods(CurrencyUnit currency, long paidMinor, @Nullable Long costMinor) {

        static Goods of(CurrencyUnit currency, Basket basket, Discounted off) {
            long price = 0;
            @Nullable Long cost = 0L;
            for (var item : basket.items()) {
                price += item.quantity() * item.unitPriceMinor();
                cost =
                        cost == null || item.costMinor() == null
                                ? null
                                : Long.valueOf(cost + item.quantity() * item.costMinor());
            }
            return new Goods(currency, price - off.goodsMinor(), cost);
        }

        @Nullable Money margin() {
            return costMinor == null ? null : Money.ofMinor(currency, paidMinor - costMinor);
        }
    }

    public Reckoned {
        versions = Map.copyOf(versions);
        wordings = Map.copyOf(wordings);
        couponsUsed = Collections.unmodifiableMap(new LinkedHashMap<>(couponsUsed));
    }

    /** Says whether no promotion applies; there is nothing to reserve then. */
    public boolean isNothing() {
        return discounted.promotions().isEmpty();
    }
}

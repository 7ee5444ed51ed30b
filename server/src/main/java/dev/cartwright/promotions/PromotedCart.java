package dev.cartwright.promotions;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.GiftOffers.Occasion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A cart as the shop knows it.
 *
 * @param cart which may hold what is in it; null of a past one, or where it is none of the shop's
 * @param country where the parcel goes; null as long as nobody knows
 * @param customer who is signed in, or whose order it becomes; null for a guest
 * @param lines with different ids
 * @param deliveries by the method chosen; none as long as there is none
 * @param coupons codes as they were entered, in this order, each with the promotion it opens
 */
public record PromotedCart(
        @Nullable CartId cart,
        ChannelId channel,
        CurrencyUnit currency,
        @Nullable String country,
        @Nullable CustomerId customer,
        @Nullable String paymentMethod,
        List<PromotedLine> lines,
        List<PromotedDelivery> deliveries,
        Map<String, PromotionId> coupons) {

    public PromotedCart {
        lines = List.copyOf(lines);
        deliveries = List.copyOf(deliveries);
        coupons = Collections.unmodifiableMap(new LinkedHashMap<>(coupons));
    }

    /** Returns what gifts could come along with. */
    Occasion occasion() {
        return new Occasion(
                cart,
                channel,
                currency,
                country,
                lines.stream()
                        .collect(toMap(PromotedLine::sku, PromotedLine::quantity, Integer::sum)));
    }
}

package dev.cartwright.carts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Why a cart costs what it costs, as its shopper may know it. A promotion that needs a code which
 * nobody gave is not in here, nor is one that does not hold here and now.
 *
 * @param promotions in the order they are reckoned
 */
record CartExplanation(
        CartId cart, Considered considered, List<CartJson.Code> coupons, List<Offered> promotions) {

    /**
     * What of the cart was looked at.
     *
     * @param customer whether it is known who buys, so that earlier orders and groups count
     * @param country where the parcel goes, once that is known
     * @param shippingMethod once it is chosen
     * @param paymentMethod what the last try to pay was made with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Considered(
            ChannelId channel,
            CurrencyUnit currency,
            boolean customer,
            @Nullable String country,
            @Nullable String shippingMethod,
            @Nullable String paymentMethod) {}

    /**
     * A promotion and what became of it.
     *
     * @param because the promotion that keeps it from applying, where a shopper may know that one
     * @param missing what would have to be added for its conditions to hold
     * @param discount off the goods
     * @param next how far it is to the next step, where more is off for who buys more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offered(
            PromotionId promotion,
            String name,
            boolean applied,
            @Nullable Outcome reason,
            @Nullable PromotionId because,
            List<Figure> missing,
            @Nullable Rule conditions,
            Money discount,
            Money shippingDiscount,
            List<NextStep> next) {

        Offered plus(Money goods, Money shipping) {
            return new Offered(
                    promotion,
                    name,
                    applied,
                    reason,
                    because,
                    missing,
                    conditions,
                    discount.plus(goods),
                    shippingDiscount.plus(shipping),
                    next);
        }
    }

    /**
     * The step that is reached next.
     *
     * @param from what must be reached
     */
    @Schema(name = "PromotionStep")
    record NextStep(Figure have, Figure from, Figure missing) {}

    /** So much of one of them. */
    @Schema(name = "PromotionFigure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figure(@Nullable Money money, @Nullable Long units, @Nullable Long orders) {}

    /**
     * A condition, whether it holds, and the figures that decide.
     *
     * @param of the conditions within
     */
    @Schema(name = "PromotionRule")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rule(
            String type,
            boolean met,
            @Nullable Figure have,
            @Nullable Figure min,
            @Nullable Figure max,
            @Nullable Figure missing,
            List<Rule> of) {}
}

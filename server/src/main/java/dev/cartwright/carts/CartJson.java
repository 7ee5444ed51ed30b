package dev.cartwright.carts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import dev.cartwright.rates.ShippingMethod;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cart as shops see it.
 *
 * @param shippingDiscount is off the totals' shipping already
 * @param gifts are in the totals' items, and their whole price is in the totals' discount
 */
public record CartJson(
        CartId id,
        ChannelId channel,
        CurrencyUnit currency,
        Cart.Status status,
        int version,
        @Nullable EmailAddress email,
        @Nullable Address address,
        @Nullable String method,
        List<Line> lines,
        List<Gift> gifts,
        List<Code> coupons,
        Money shippingDiscount,
        List<Discount> shippingDiscounts,
        Totals totals,
        List<Method> methods,
        Instant expiresAt) {

    /**
     * Units of a SKU, and what they cost.
     *
     * @param listPrice what the shop asks for one, where staff has let it cost something else
     * @param total before its discount
     */
    @Schema(name = "CartLine")
    public record Line(
            UUID id,
            Sku sku,
            String name,
            int quantity,
            Money unitPrice,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money listPrice,
            Money total,
            Money discount,
            List<Discount> discounts) {}

    /**
     * What a promotion takes off, and the code that opened it.
     *
     * @param promotion all zeros where it is staff that takes it off, for the reason in the name
     */
    @Schema(name = "CartDiscount")
    record Discount(
            PromotionId promotion,
            String name,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
            Money amount) {

        static Discount of(Part part) {
            return new Discount(part.promotion(), part.name(), part.code(), part.amount());
        }
    }

    /**
     * Units that come along at no cost.
     *
     * @param promotion null, of a cart that was bought, where they cost nothing anyway
     * @param name of the goods
     * @param quantity that come along; 0 where there are none of them left
     * @param unitPrice what one would have cost
     * @param missing units that would come along, too, but for the reason
     */
    @Schema(name = "CartGift")
    record Gift(
            @Nullable PromotionId promotion,
            @Nullable String promotionName,
            Sku sku,
            String name,
            int quantity,
            Money unitPrice,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer missing,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

        private static final String OUT_OF_STOCK = "OUT_OF_STOCK";

        static Gift of(Bill bill, GiftLine it, int given, int missing) {
            return new Gift(
                    it.promotion(),
                    bill.name(it),
                    it.sku(),
                    it.name(),
                    given,
                    it.unitPrice(),
                    missing == 0 ? null : missing,
                    missing == 0 ? null : OUT_OF_STOCK);
        }
    }

    /** A code, and why it takes nothing off where it does not. */
    @Schema(name = "CartCoupon")
    record Code(
            String code,
            boolean applied,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

    /**
     * A delivery offered to the cart's address, and what it would cost this cart.
     *
     * @param price before discounts
     * @param discountedPrice after them
     */
    record Method(String code, String name, Money price, Money discountedPrice) {

        static Method of(Bill bill, ShippingMethod it) {
            var sent = bill.sent(it);
            return new Method(it.code(), it.name(), sent.price(), sent.discountedPrice());
        }
    }

    static CartJson of(Bill bill, List<Code> coupons) {
        var cart = bill.cart();
        return new CartJson(
                cart.id(),
                cart.channel(),
                cart.currency(),
                cart.status(),
                cart.version(),
                cart.email(),
                cart.address(),
                cart.method(),
                cart.lines().stream().map(line -> line(bill, line)).toList(),
                gifts(bill),
                coupons,
                bill.priced().shippingDiscount(),
                bill.partsOfShipping().stream().map(Discount::of).toList(),
                bill.priced().totals(),
                bill.quote().methods().stream().map(it -> Method.of(bill, it)).toList(),
                cart.expiresAt());
    }

    private static Line line(Bill bill, CartLine line) {
        var price = bill.priced().lines().get(bill.cart().lines().indexOf(line));
        return new Line(
                line.id(),
                line.sku(),
                line.name(),
                line.quantity(),
                line.price(),
                line.special() == null ? null : line.unitPrice(),
                price.total(),
                price.discount(),
                bill.partsOf(line).stream().map(Discount::of).toList());
    }

    /** A promotion's gift is one entry, whether all of it comes along or not. */
    private static List<Gift> gifts(Bill bill) {
        var missing = new ArrayList<>(bill.missingGifts());
        var gifts = new ArrayList<Gift>();
        for (var gift : bill.gifts()) {
            var rest = missing.stream().filter(it -> it.isSame(gift)).findFirst();
            rest.ifPresent(missing::remove);
            gifts.add(Gift.of(bill, gift, gift.quantity(), rest.map(GiftLine::quantity).orElse(0)));
        }
        missing.forEach(it -> gifts.add(Gift.of(bill, it, 0, it.quantity())));
        return gifts;
    }
}

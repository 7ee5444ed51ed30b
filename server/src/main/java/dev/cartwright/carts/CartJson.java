package dev.cartwright.carts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
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
record CartJson(
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
     * @param total before its discount
     */
    @Schema(name = "CartLine")
    record Line(
            UUID id,
            Sku sku,
            String name,
            int quantity,
            Money unitPrice,
            Money total,
            Money discount,
            List<Discount> discounts) {}

    /** What a promotion takes off, and the code that opened it. */
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

    /** Units that come along at no cost; the price is what they would have cost. */
    @Schema(name = "CartGift")
    record Gift(PromotionId promotion, Sku sku, String name, int quantity, Money unitPrice) {}

    /** A code, and why it takes nothing off where it does not. */
    @Schema(name = "CartCoupon")
    record Code(
            String code,
            boolean applied,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

    /** A delivery offered to the cart's address; the price is before discounts. */
    record Method(String code, String name, Money price) {}

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
                bill.gifts().stream().map(CartJson::gift).toList(),
                coupons,
                bill.priced().shippingDiscount(),
                bill.partsOfShipping().stream().map(Discount::of).toList(),
                bill.priced().totals(),
                bill.quote().methods().stream()
                        .map(it -> new Method(it.code(), it.name(), bill.price(it)))
                        .toList(),
                cart.expiresAt());
    }

    private static Line line(Bill bill, CartLine line) {
        var price = bill.priced().lines().get(bill.cart().lines().indexOf(line));
        return new Line(
                line.id(),
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                price.total(),
                price.discount(),
                bill.partsOf(line).stream().map(Discount::of).toList());
    }

    private static Gift gift(GiftLine it) {
        return new Gift(it.promotion(), it.sku(), it.name(), it.quantity(), it.unitPrice());
    }
}

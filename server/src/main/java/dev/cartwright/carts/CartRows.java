package dev.cartwright.carts;

import dev.cartwright.carts.Cart.Status;
import dev.cartwright.carts.schema.tables.records.CartItemsRecord;
import dev.cartwright.carts.schema.tables.records.CartsRecord;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CustomerId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads carts from their rows, and writes what is JSON in them. */
@Component
class CartRows {

    private static final TypeReference<List<CartCoupon>> COUPONS = new TypeReference<>() {};

    private final JsonMapper json;

    CartRows(JsonMapper json) {
        this.json = json;
    }

    Cart cart(CartsRecord row, List<CartItemsRecord> lines) {
        return new Cart(
                row.getCartId(),
                row.getChannelId(),
                row.getCurrency(),
                row.getCustomerId(),
                Status.valueOf(row.getStatus()),
                row.getVersion(),
                row.getEmail(),
                row.getAddress() == null
                        ? null
                        : json.readValue(row.getAddress().data(), Address.class),
                row.getShippingMethod(),
                row.getExpiresAt(),
                draft(row),
                promotions(row),
                lines.stream().map(line -> line(line, row.getCurrency())).toList());
    }

    private CartPromotions promotions(CartsRecord row) {
        return new CartPromotions(
                coupons(row.getCoupons()),
                row.getShown() == null
                        ? Shown.NOTHING
                        : json.readValue(row.getShown().data(), Shown.class),
                row.getBuyerId() == null ? null : new CustomerId(row.getBuyerId()),
                row.getPaysWith());
    }

    private @Nullable Draft draft(CartsRecord row) {
        return row.getDraftedBy() == null
                ? null
                : new Draft(
                        row.getDraftedBy(),
                        row.getDraftNote(),
                        row.getDraftSentAt(),
                        row.getStaffDiscount() == null
                                ? null
                                : json.readValue(
                                        row.getStaffDiscount().data(), StaffDiscount.class));
    }

    private static @Nullable SpecialPrice special(CartItemsRecord row, CurrencyUnit currency) {
        return row.getSpecialPriceMinor() == null
                ? null
                : new SpecialPrice(
                        Money.ofMinor(currency, row.getSpecialPriceMinor()),
                        row.getSpecialReason());
    }

    @Nullable JSONB discount(Draft of) {
        return of.discount() == null ? null : JSONB.valueOf(json.writeValueAsString(of.discount()));
    }

    List<CartCoupon> coupons(JSONB stored) {
        return json.readValue(stored.data(), COUPONS);
    }

    private static CartLine line(CartItemsRecord row, CurrencyUnit currency) {
        return new CartLine(
                row.getId(),
                row.getSku(),
                row.getName(),
                row.getQuantity(),
                Money.ofMinor(currency, row.getUnitPriceMinor()),
                row.getTaxCategory(),
                row.getWeightGrams(),
                special(row, currency));
    }

    JSONB coupons(CartPromotions of) {
        return JSONB.valueOf(json.writeValueAsString(of.coupons()));
    }

    @Nullable JSONB shown(CartPromotions of) {
        return of.shown().isNothing() ? null : JSONB.valueOf(json.writeValueAsString(of.shown()));
    }

    @Nullable JSONB address(Cart of) {
        return of.address() == null ? null : JSONB.valueOf(json.writeValueAsString(of.address()));
    }
}

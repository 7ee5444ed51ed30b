package dev.cartwright.carts;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper has picked, where it should go and how.
 *
 * @param customer whose it is alone; a guest's cart is anybody's who knows its id
 * @param draft where staff writes it for somebody; null of a shopper's own
 */
public record Cart(
        CartId id,
        ChannelId channel,
        CurrencyUnit currency,
        @Nullable CustomerId customer,
        Status status,
        int version,
        @Nullable EmailAddress email,
        @Nullable Address address,
        @Nullable String method,
        Instant expiresAt,
        @Nullable Draft draft,
        CartPromotions promotions,
        List<CartLine> lines) {

    /** A cart may be changed while it is open. */
    public enum Status {
        OPEN,
        CHECKED_OUT
    }

    public Cart {
        lines = List.copyOf(lines);
    }

    /** Returns the same cart with other lines. */
    public Cart with(List<CartLine> newLines) {
        return new Cart(
                id,
                channel,
                currency,
                customer,
                status,
                version,
                email,
                address,
                method,
                expiresAt,
                draft,
                promotions,
                newLines);
    }

    /** Returns how many units of each SKU there are. */
    public Map<Sku, Integer> units() {
        return lines.stream().collect(toMap(CartLine::sku, CartLine::quantity));
    }

    /** Returns the same cart with lines at other prices, by line id. */
    Cart priced(Map<UUID, Money> prices) {
        return with(
                lines.stream()
                        .map(line -> line.at(prices.getOrDefault(line.id(), line.unitPrice())))
                        .toList());
    }

    Cart of(CustomerId owner) {
        return new Cart(
                id,
                channel,
                currency,
                owner,
                status,
                version,
                email,
                address,
                method,
                expiresAt,
                draft,
                promotions,
                lines);
    }

    /** As a checkout knows it, which finds a guest by the e-mail address. */
    public Cart boughtBy(CustomerId buyer, @Nullable String paysWith) {
        return with(promotions.of(buyer, paysWith));
    }

    Cart with(CartPromotions others) {
        return new Cart(
                id, channel, currency, customer, status, version, email, address, method, expiresAt,
                draft, others, lines);
    }

    Cart drafted(@Nullable Draft now) {
        return new Cart(
                id,
                channel,
                currency,
                customer,
                status,
                version,
                email,
                address,
                method,
                expiresAt,
                now,
                promotions,
                lines);
    }

    Cart at(int newVersion) {
        return new Cart(
                id,
                channel,
                currency,
                customer,
                status,
                newVersion,
                email,
                address,
                method,
                expiresAt,
                draft,
                promotions,
                lines);
    }

    Cart delivering(
            @Nullable EmailAddress newEmail, @Nullable Address newAddress, @Nullable String way) {
        var others = Objects.equals(newEmail, email) ? promotions : promotions.of(null, null);
        return new Cart(
                id,
                channel,
                currency,
                customer,
                status,
                version,
                newEmail,
                newAddress,
                way,
                expiresAt,
                draft,
                others,
                lines);
    }

    /** Returns who may have bought before; null where nobody knows. */
    @Nullable CustomerId buyer() {
        return customer == null ? promotions.buyer() : customer;
    }
}

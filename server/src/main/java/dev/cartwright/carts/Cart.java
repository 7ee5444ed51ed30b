package dev.cartwright.carts;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.rates.Priced;
import dev.cartwright.rates.Pricing;
import dev.cartwright.rates.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper has picked, where it should go and how.
 *
 * @param customer whose it is alone; a guest's cart is anybody's who knows its id
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
                id, channel, currency, customer, status, version, email, address, method, expiresAt,
                newLines);
    }

    /** Returns how many units of each SKU there are. */
    public Map<Sku, Integer> units() {
        return lines.stream().collect(toMap(CartLine::sku, CartLine::quantity));
    }

    Cart delivering(
            @Nullable EmailAddress newEmail, @Nullable Address newAddress, @Nullable String way) {
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
                lines);
    }

    /** Adds everything up by what is in force at the cart's address. */
    public Priced price(Channel habits, Quote quote) {
        return Pricing.price(
                habits,
                currency,
                lines.stream().map(CartLine::goods).toList(),
                quote,
                Optional.ofNullable(method).flatMap(quote::method));
    }
}

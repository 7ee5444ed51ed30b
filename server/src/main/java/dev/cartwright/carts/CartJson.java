package dev.cartwright.carts;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import dev.cartwright.platform.Channel;
import dev.cartwright.rates.Quote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A cart as shops see it. */
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
        Totals totals,
        List<Method> methods,
        Instant expiresAt) {

    @Schema(name = "CartLine")
    record Line(UUID id, Sku sku, String name, int quantity, Money unitPrice, Money total) {}

    /** A delivery offered to the cart's address. */
    record Method(String code, String name, Money price) {}

    static CartJson of(Cart cart, Channel channel, Quote quote) {
        var lines =
                cart.lines().stream()
                        .map(line ->
                                new Line(
                                        line.id(),
                                        line.sku(),
                                        line.name(),
                                        line.quantity(),
                                        line.unitPrice(),
                                        line.unitPrice().multipliedBy(line.quantity())))
                        .toList();
        var methods =
                quote.methods().stream()
                        .map(method ->
                                new Method(
                                        method.code(),
                                        method.name(),
                                        cart.delivering(cart.email(), cart.address(), method.code())
                                                .price(channel, quote)
                                                .totals()
                                                .shipping()))
                        .toList();
        return new CartJson(
                cart.id(),
                cart.channel(),
                cart.currency(),
                cart.status(),
                cart.version(),
                cart.email(),
                cart.address(),
                cart.method(),
                lines,
                cart.price(channel, quote).totals(),
                methods,
                cart.expiresAt());
    }
}

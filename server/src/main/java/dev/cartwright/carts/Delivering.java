package dev.cartwright.carts;

import dev.cartwright.carts.Shopping.Quoted;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channels;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.Rates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into carts where they go and how, as far as the shop delivers. */
@Component
class Delivering {

    private final Channels channels;
    private final Rates rates;

    Delivering(Channels channels, Rates rates) {
        this.channels = channels;
        this.rates = rates;
    }

    /** Throws {@link InvalidField} or {@link CartProblem} naming what cannot be. */
    Quoted to(
            Cart cart,
            @Nullable EmailAddress email,
            @Nullable Address address,
            @Nullable String method) {
        var quote = quote(cart, address);
        if (method != null && address == null) {
            throw new InvalidField("method", "needs an address");
        }
        if (method != null && quote.method(method).isEmpty()) {
            throw CartProblem.noSuchMethod(method);
        }
        return new Quoted(cart.delivering(email, address, method), quote);
    }

    private Quote quote(Cart cart, @Nullable Address address) {
        if (address == null) {
            return Quote.NOWHERE;
        }
        var channel = channels.get(cart.channel());
        if (!channel.shipsTo(address.country())) {
            throw new InvalidField("address.country", "is not a country this shop delivers to");
        }
        return rates.quote(channel, cart.currency(), address);
    }
}

package dev.cartwright.carts;

import dev.cartwright.kernel.CartId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows carts as their shoppers see them, for who has other addresses for them. */
@Service
public class CartViews {

    private final Shopping shopping;
    private final Showing showing;

    CartViews(Shopping shopping, Showing showing) {
        this.shopping = shopping;
        this.showing = showing;
    }

    /**
     * Returns it with what it comes to just now.
     *
     * @param language in which promotions are named; null is the channel's
     */
    public CartJson of(CartId id, @Nullable Locale language) {
        return showing.json(shopping.get(id), language);
    }
}

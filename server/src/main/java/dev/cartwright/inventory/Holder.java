package dev.cartwright.inventory;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who units are set aside for.
 *
 * @param order null where a cart holds them
 * @param cart the key of the cart whose units are given back when it takes its own, if any
 */
record Holder(@Nullable UUID order, @Nullable UUID cart) {

    static Holder order(OrderId order, @Nullable CartId before) {
        return new Holder(order.value(), before == null ? null : key(before));
    }

    static Holder cart(CartId cart) {
        return new Holder(null, key(cart));
    }

    String cause() {
        return order == null ? "cart" : "checkout";
    }

    /** A cart's id opens it, so that only its hash is kept here. */
    static UUID key(CartId cart) {
        var hash = ByteBuffer.wrap(Sha256.of(cart.toString()));
        return new UUID(hash.getLong(), hash.getLong());
    }
}

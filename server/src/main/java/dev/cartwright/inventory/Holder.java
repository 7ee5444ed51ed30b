package dev.cartwright.inventory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(cart.value().toString().getBytes(US_ASCII));
            var bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

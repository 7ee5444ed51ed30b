package dev.cartwright.orders;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.ServerKey;
import dev.cartwright.platform.Sha256;
import org.springframework.stereotype.Component;

/** What opens a guest's order. Computed, so that it can be answered again; only hashes are kept. */
@Component
class OrderTokens {

    private final ServerKey key;

    OrderTokens(ServerKey key) {
        this.key = key;
    }

    String of(OrderId order) {
        return key.token("order-access", order.toString());
    }

    byte[] hash(OrderId order) {
        return hash(of(order));
    }

    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}

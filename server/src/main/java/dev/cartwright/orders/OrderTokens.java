package dev.cartwright.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.ServerKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

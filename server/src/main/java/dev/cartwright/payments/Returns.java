package dev.cartwright.payments;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.platform.PublicUrl;
import dev.cartwright.platform.ServerKey;
import dev.cartwright.platform.Sha256;
import dev.cartwright.processors.Operation;
import java.net.URI;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * Where customers come back to who had to confirm a payment at its processor. The token is
 * computed, so that a request that is sent again is the same to the byte.
 */
@Component
class Returns {

    private final ServerKey key;
    private final PublicUrl url;

    Returns(ServerKey key, PublicUrl url) {
        this.key = key;
        this.url = url;
    }

    /** Returns the operation with the page to come back to. */
    Operation to(Operation operation) {
        return operation.kind().begins()
                ? operation.returningTo(
                        URI.create(
                                url.of(
                                        "/api/payments/%s/return/%s"
                                                .formatted(
                                                        operation.payment(),
                                                        token(operation.payment())))))
                : operation;
    }

    boolean opens(PaymentId payment, String token) {
        return MessageDigest.isEqual(Sha256.of(token(payment)), Sha256.of(token));
    }

    private String token(PaymentId payment) {
        return key.token("payment-return", payment.toString());
    }
}

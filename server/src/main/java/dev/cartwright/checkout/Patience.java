package dev.cartwright.checkout;

import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets a duplicate wait for the request that came first, so that both get the same answer. */
@Component
class Patience {

    /** As long as a lock is waited for; by then the first transaction is on the disk, too. */
    private static final Duration MOST = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(40);

    private final Idempotency idempotency;

    Patience(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** Returns what is known of the key at last; still in progress where nothing is. */
    Claim await(String scope, IdempotencyKey key, Object body) {
        var claim = idempotency.peek(scope, key, body);
        for (var waited = LOOK; waited.compareTo(MOST) < 0; waited = waited.plus(LOOK)) {
            if (!(claim instanceof Claim.InProgress)) {
                return claim;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return claim;
            }
            claim = idempotency.peek(scope, key, body);
        }
        return claim;
    }
}

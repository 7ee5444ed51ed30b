package dev.cartwright.abandonment;

import dev.cartwright.carts.IdleCarts;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for carts that were left, however many servers do so at once. */
@Component
class Finder {

    /** So few that no shopper waits for the rows for long. */
    private static final int AT_ONCE = 100;

    private final IdleCarts carts;
    private final Shoppers shoppers;
    private final Telling telling;
    private final AbandonmentSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Finder(
            IdleCarts carts,
            Shoppers shoppers,
            Telling telling,
            AbandonmentSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.carts = carts;
        this.shoppers = shoppers;
        this.telling = telling;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    void all() {
        all(AT_ONCE);
    }

    void all(int atOnce) {
        while (transaction.execute(_ -> some(atOnce)) > 0) {
            // Each piece commits, so that its carts are locked for a moment only.
        }
    }

    /**
     * What is looked at here is looked at again only once it was changed. Whoever rolls back leaves
     * it for the next.
     */
    private int some(int most) {
        var now = clock.instant();
        var idle = carts.take(now.minus(settings.idleAfter()), now, most);
        if (!idle.isEmpty()) {
            telling.returned(idle);
            var filled = idle.stream().filter(it -> it.units() > 0).toList();
            telling.tell(shoppers.whose(filled), now);
        }
        return idle.size();
    }
}

package dev.cartwright.abandonment;

import dev.cartwright.abandonment.Shoppers.Left;
import dev.cartwright.carts.IdleCarts.IdleCart;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down what was left and tells of it, of each person's carts of one in a while. */
@Component
class Telling {

    private final AbandonedTable table;
    private final Shoppers shoppers;
    private final AbandonmentSettings settings;
    private final ApplicationEventPublisher events;
    private final Ids ids;

    Telling(
            AbandonedTable table,
            Shoppers shoppers,
            AbandonmentSettings settings,
            ApplicationEventPublisher events,
            Ids ids) {
        this.table = table;
        this.shoppers = shoppers;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
    }

    /** Whoever left these now had come back to them since they were left before. */
    void returned(List<IdleCart> carts) {
        table.returned(carts);
    }

    void tell(List<Left> left, Instant now) {
        var newest = new TreeMap<String, Left>();
        left.forEach(it -> newest.merge(it.person(), it, Telling::newer));
        var free = table.claim(newest.keySet(), now, now.minus(settings.tellAgainAfter()));
        for (var it : newest.values()) {
            if (free.contains(it.person())) {
                tell(it, now);
            }
        }
    }

    private void tell(Left it, Instant now) {
        var id = ids.next();
        var holdout = shoppers.isHeldOut(it.person());
        var cart = it.cart();
        table.insert(id, it, now, now.plus(settings.recoverWithin()), holdout);
        events.publishEvent(
                new CartAbandoned(
                        ids.next(),
                        now,
                        cart.channel(),
                        id,
                        cart.customer(),
                        cart.value(),
                        cart.units(),
                        holdout));
    }

    private static Left newer(Left one, Left other) {
        return one.cart().changedAt().isBefore(other.cart().changedAt()) ? other : one;
    }
}

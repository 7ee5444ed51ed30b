package dev.cartwright.promotions;

import dev.cartwright.discounts.Shopper.Left;
import dev.cartwright.kernel.CustomerId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What orders of the past would have used up of a promotion's limits. */
final class SpentInPast {

    private final Limits limits;
    private final Map<String, Long> spent = new HashMap<>();
    private final Map<CustomerId, Long> uses = new HashMap<>();
    private long usesOfAll;

    SpentInPast(Limits limits) {
        this.limits = limits;
    }

    Left left(PromotedCart cart) {
        var whole = Remainders.whole(limits, cart.currency());
        var budget = whole.budgetMinor();
        var before = spent.getOrDefault(cart.currency().getCode(), 0L);
        return new Left(
                budget == null ? null : Long.valueOf(budget - before), uses(cart.customer()));
    }

    private @Nullable Long uses(@Nullable CustomerId customer) {
        var all = limits.uses() == null ? null : Long.valueOf(limits.uses() - usesOfAll);
        var each = limits.usesPerCustomer();
        if (each == null || customer == null) {
            return all;
        }
        var mine = each - uses.getOrDefault(customer, 0L);
        return all == null ? Long.valueOf(mine) : Long.valueOf(Math.min(all, mine));
    }

    void add(PromotedCart cart, long costMinor) {
        spent.merge(cart.currency().getCode(), costMinor, Long::sum);
        usesOfAll++;
        if (cart.customer() != null) {
            uses.merge(cart.customer(), 1L, Long::sum);
        }
    }
}

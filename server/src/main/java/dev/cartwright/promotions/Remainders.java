package dev.cartwright.promotions;

import dev.cartwright.discounts.Shopper.Left;
import dev.cartwright.kernel.PromotionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is left of limits just now; whether it still is decides the order. */
@Component
class Remainders {

    private final UsageTable usage;

    Remainders(UsageTable usage) {
        this.usage = usage;
    }

    /** Returns what is left of each that has a limit, for the cart's shopper, by one statement. */
    Map<PromotionId, Left> of(PromotedCart cart, Collection<Offer> offers) {
        var limited = offers.stream().filter(it -> it.limits().any()).toList();
        if (limited.isEmpty()) {
            return Map.of();
        }
        var ids = limited.stream().map(Offer::id).toList();
        var counts = new HashMap<PromotionId, Map<String, Long>>();
        for (var it : usage.left(ids, cart.currency(), cart.customer())) {
            counts.computeIfAbsent(it.promotion(), _ -> new HashMap<>())
                    .put(it.counts(), it.number());
        }
        var left = new HashMap<PromotionId, Left>();
        for (var offer : limited) {
            var known = counts.getOrDefault(offer.id(), Map.of());
            left.put(offer.id(), left(offer.limits(), known, cart.currency().getCode()));
        }
        return left;
    }

    /** Returns what there is of limits that nobody has used yet. */
    static Left whole(Limits limits, CurrencyUnit currency) {
        return left(limits, LimitTable.most(limits), currency.getCode());
    }

    /** A budget in other currencies only is none in this one. */
    private static Left left(Limits limits, Map<String, Long> known, String currency) {
        var budget = limits.budget() == null ? null : known.getOrDefault(currency, 0L);
        var uses = limits.uses() == null ? null : known.getOrDefault(LimitTable.USES, 0L);
        var each = limits.usesPerCustomer();
        var mine = each == null ? null : Math.max(0, each - known.getOrDefault("CUSTOMER", 0L));
        return new Left(budget, least(uses, mine));
    }

    private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}

package dev.cartwright.discounts;

import dev.cartwright.discounts.Trace.Outcome;
import org.jspecify.annotations.Nullable;

/** Says what keeps a promotion from a cart before its conditions are looked at. */
record Admission(Scene scene) {

    private static final Shopper.Left NO_LIMIT = new Shopper.Left(null, null);

    @Nullable Outcome refusal(Ready one) {
        var promotion = one.promotion();
        var channels = promotion.channels();
        if (!channels.isEmpty() && !channels.contains(scene.basket().channel())) {
            return Outcome.OTHER_CHANNEL;
        }
        if (!one.inCurrency()) {
            return Outcome.OTHER_CURRENCY;
        }
        var validity = promotion.validity();
        if (!validity.holds(scene.at())) {
            var from = validity.from();
            return from != null && scene.at().isBefore(from)
                    ? Outcome.NOT_YET
                    : Outcome.NOT_ANY_MORE;
        }
        if (promotion.codeRequired() && !scene.shopper().codes().containsValue(promotion.id())) {
            return Outcome.CODE_MISSING;
        }
        var left = left(promotion);
        if (left.uses() != null && left.uses() <= 0) {
            return Outcome.LIMIT_REACHED;
        }
        return left.budgetMinor() != null && left.budgetMinor() <= 0 ? Outcome.BUDGET_SPENT : null;
    }

    /** Returns what is left of its limits. */
    Shopper.Left left(Promotion promotion) {
        return scene.shopper().left().getOrDefault(promotion.id(), NO_LIMIT);
    }
}

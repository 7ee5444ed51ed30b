package dev.cartwright.promotions;

import dev.cartwright.discounts.Promotion;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.Map;

/** A promotion that is in force, in its published version. */
record Offer(Promotion promotion, int version, Limits limits, Needs needs, Wording wording) {

    static Offer of(Definition definition, int version) {
        return new Offer(
                definition.promotion(),
                version,
                definition.limits(),
                Needs.of(definition.promotion()),
                Wording.of(definition.promotion()));
    }

    PromotionId id() {
        return promotion.id();
    }

    /** Says whether it is worth asking anything for: the rest is the engine's to decide. */
    boolean mayApply(PromotedCart cart, Instant now) {
        var validity = promotion.validity();
        return (validity.from() == null || !now.isBefore(validity.from()))
                && isNotOver(now)
                && (!promotion.codeRequired() || cart.coupons().containsValue(id()));
    }

    boolean isNotOver(Instant now) {
        var until = promotion.validity().until();
        return until == null || now.isBefore(until);
    }

    /** Adds the codes that an order uses up where this promotion applies to it. */
    void useUp(Map<String, PromotionId> coupons, Map<String, PromotionId> used) {
        if (!needs.codes().isEmpty()) {
            coupons.keySet().stream()
                    .filter(needs.codes()::contains)
                    .forEach(it -> used.put(it, id()));
        } else if (needs.code()) {
            coupons.entrySet().stream()
                    .filter(it -> it.getValue().equals(id()))
                    .findFirst()
                    .ifPresent(it -> used.put(it.getKey(), id()));
        }
    }
}

package dev.cartwright.discounts;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A promotion made ready for carts of one currency.
 *
 * @param place in the order in which promotions run
 * @param inCurrency false: it does not hold in this one, and has no rule and no steps
 * @param rule null always holds
 */
record Ready(
        int place,
        Promotion promotion,
        boolean inCurrency,
        boolean catalogue,
        @Nullable Rule rule,
        List<Step> steps) {

    static Ready of(int place, Promotion promotion, Tokens tokens, String currency) {
        var catalogue = promotion.ofTheCatalogue();
        if (!holdsIn(promotion, currency)) {
            return new Ready(place, promotion, false, catalogue, null, List.of());
        }
        var undiscounted = promotion.threshold() == Promotion.Threshold.UNDISCOUNTED;
        var condition = promotion.condition();
        var steps = new StepMaker(tokens, currency, undiscounted);
        return new Ready(
                place,
                promotion,
                true,
                catalogue,
                condition == null
                        ? null
                        : new RuleMaker(promotion.id(), tokens, currency, undiscounted)
                                .make(condition),
                promotion.actions().stream().map(steps::make).toList());
    }

    /** Returns tokens of which a cart must have one for this to apply, or null. */
    int @Nullable [] trigger() {
        var trigger = rule == null ? null : rule.trigger();
        if (trigger != null) {
            return trigger;
        }
        if (steps.stream().anyMatch(it -> it.trigger() == null)) {
            return null;
        }
        return steps.stream()
                .flatMapToInt(it -> Arrays.stream(Objects.requireNonNull(it.trigger())))
                .toArray();
    }

    private static boolean holdsIn(Promotion promotion, String currency) {
        var named = promotion.currencies();
        return (named.isEmpty() || named.contains(currency))
                && Amounts.of(promotion).allMatch(it -> it.currencies().contains(currency));
    }
}

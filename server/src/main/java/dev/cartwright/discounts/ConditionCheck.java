package dev.cartwright.discounts;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks the conditions of a promotion over. */
final class ConditionCheck {

    private final PromotionCheck check;

    ConditionCheck(PromotionCheck check) {
        this.check = check;
    }

    void check(String path, Condition condition, int depth) {
        check.another();
        if (depth > PromotionCheck.DEEPEST) {
            check.fault(path, "must be at most " + PromotionCheck.DEEPEST + " deep");
            return;
        }
        switch (condition) {
            case Condition.All it -> each(path + ".all", it.all(), depth);
            case Condition.AnyOf it -> {
                check.filled(path + ".any", it.any());
                each(path + ".any", it.any(), depth);
            }
            case Condition.Not it -> check(path + ".not", it.not(), depth + 1);
            case Condition.Quantity it -> {
                check.selection(path + ".goods", it.goods(), depth);
                check.bounds(path, 0, it.min(), it.max());
                needsOne(path, it.min(), it.max());
            }
            case Condition.Total it -> {
                check.selection(path + ".goods", it.goods(), depth);
                check.range(path + ".min", it.min(), path + ".max", it.max());
                needsOne(path, it.min(), it.max());
            }
            case Condition.LineQuantity it -> {
                check.selection(path + ".goods", it.goods(), depth);
                check.units(path + ".min", 1, it.min());
            }
            case Condition.OrderNumber it -> {
                check.bounds(path, 1, it.min(), it.max());
                check.units(path + ".every", 1, it.every());
                needsOne(path, it.min(), it.max() == null ? it.every() : it.max());
            }
            case Condition.Group it -> check.filled(path + ".groups", it.groups());
            case Condition.Channel it -> check.filled(path + ".channels", it.channels());
            case Condition.Country it -> check.filled(path + ".countries", it.countries());
            case Condition.Currency it -> {
                check.filled(path + ".currencies", it.currencies());
                check.currencies(path + ".currencies", it.currencies());
            }
            case Condition.ShippingMethod it -> check.filled(path + ".methods", it.methods());
            case Condition.PaymentMethod it -> check.filled(path + ".methods", it.methods());
            case Condition.Hours it -> hours(path, it);
            case Condition.Valid it -> check.period(path, it.from(), it.until());
            case Condition.Coupon it -> check.size(path + ".codes", it.codes());
            case Condition.Discounted it -> check.selection(path + ".goods", it.goods(), depth);
        }
    }

    private void each(String path, List<Condition> conditions, int depth) {
        for (int i = 0; i < Math.min(conditions.size(), PromotionCheck.MOST_CONDITIONS); i++) {
            check(path + "[" + i + "]", conditions.get(i), depth + 1);
        }
    }

    private void needsOne(String path, @Nullable Object min, @Nullable Object max) {
        if (min == null && max == null) {
            check.fault(path + ".min", "or max must be there");
        }
    }

    private void hours(String path, Condition.Hours hours) {
        if (hours.days().isEmpty() && hours.from() == null && hours.to() == null) {
            check.fault(path + ".days", "or from or to must be there");
        }
        if (requireNonNullElse(hours.from(), LocalTime.MIDNIGHT).equals(hours.to())) {
            check.fault(path + ".to", "must not be the same as from");
        }
    }
}

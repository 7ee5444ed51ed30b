package dev.cartwright.discounts;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;

/** Looks a promotion over: limits of depth and size, bounds that cross, what can never apply. */
final class PromotionCheck {

    static final int DEEPEST = 8;
    static final int MOST_CONDITIONS = 100;
    static final int MOST_ACTIONS = 20;
    static final int MOST_VALUES = 1_000;
    static final int MOST_UNITS = 1_000_000;
    private static final int LONGEST_TEXT = 500;

    private final Promotion promotion;
    private final List<Fault> faults = new ArrayList<>();
    private int conditions;

    PromotionCheck(Promotion promotion) {
        this.promotion = promotion;
    }

    List<Fault> faults() {
        text("name", promotion.name());
        promotion.texts().forEach(this::said);
        size("texts", promotion.texts().keySet());
        size("channels", promotion.channels());
        currencies("currencies", promotion.currencies());
        new StackingCheck(this).check(promotion.stacking(), promotion.ofTheCatalogue());
        var validity = promotion.validity();
        period("validity", validity.from(), validity.until());
        if (promotion.condition() != null) {
            new ConditionCheck(this).check("condition", promotion.condition(), 1);
        }
        actions();
        return List.copyOf(faults);
    }

    void fault(String path, String message) {
        faults.add(new Fault(path, message));
    }

    /** Counts one more condition; says so once where there are too many. */
    void another() {
        if (++conditions == MOST_CONDITIONS + 1) {
            fault("condition", "must have at most " + MOST_CONDITIONS + " conditions");
        }
    }

    void text(String path, String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            fault(path, "must have 1 to " + LONGEST_TEXT + " characters");
        }
    }

    /** What shoppers read is named by its language. */
    private void said(String tag, String text) {
        var path = "texts." + tag;
        try {
            Language.of(path, tag);
            text(path, text);
        } catch (InvalidField e) {
            fault(path, String.valueOf(e.getMessage()));
        }
    }

    private void actions() {
        var actions = promotion.actions();
        if (actions.isEmpty() || actions.size() > MOST_ACTIONS) {
            fault("actions", "must be 1 to " + MOST_ACTIONS);
        }
        if (promotion.ofTheCatalogue()
                && !actions.stream().allMatch(Action.Catalogue.class::isInstance)) {
            fault("actions", "of type catalogue must be the only ones of their promotion");
        }
        var check = new ActionCheck(this);
        for (int i = 0; i < Math.min(actions.size(), MOST_ACTIONS); i++) {
            check.check("actions[" + i + "]", actions.get(i));
        }
    }

    void period(String path, @Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !from.isBefore(until)) {
            fault(path + ".until", "must be after from");
        }
    }

    void size(String path, Collection<?> values) {
        if (values.size() > MOST_VALUES) {
            fault(path, "must have at most " + MOST_VALUES + " values");
        }
    }

    void filled(String path, Collection<?> values) {
        size(path, values);
        if (values.isEmpty()) {
            fault(path, "must not be empty");
        }
    }

    void currencies(String path, Collection<String> codes) {
        size(path, codes);
        for (var code : codes) {
            try {
                CurrencyUnit.of(code);
            } catch (IllegalCurrencyException e) {
                fault(path, "must be currency codes such as USD: " + code);
            }
        }
    }

    /**
     * Bounds in units: neither negative nor crossing, and at least one of them where one must be.
     */
    void bounds(String path, int least, @Nullable Integer min, @Nullable Integer max) {
        units(path + ".min", least, min);
        units(path + ".max", least, max);
        if (min != null && max != null && min > max) {
            fault(path + ".max", "must not be less than min");
        }
    }

    void units(String path, int least, @Nullable Integer units) {
        if (units != null && (units < least || units > MOST_UNITS)) {
            fault(path, "must be " + least + " to " + MOST_UNITS);
        }
    }

    void sums(String path, @Nullable Sums sums) {
        if (sums == null) {
            return;
        }
        for (var code : promotion.currencies()) {
            if (!sums.currencies().contains(code)) {
                fault(path, "must have an amount in " + code);
            }
        }
    }

    /** Bounds in money, of which both or one may be there. */
    void range(String first, @Nullable Sums min, String last, @Nullable Sums max) {
        sums(first, min);
        sums(last, max);
        if (min != null && max != null) {
            for (var code : min.currencies()) {
                if (max.in(code).orElse(Long.MAX_VALUE) < min.minor(code)) {
                    fault(last, "must not be less than the least in " + code);
                }
            }
        }
    }

    void selection(String path, @Nullable Selection goods, int depth) {
        if (goods == null) {
            return;
        }
        if (depth > DEEPEST) {
            fault(path, "must be at most " + DEEPEST + " deep");
            return;
        }
        size(path + ".skus", goods.skus());
        size(path + ".products", goods.products());
        size(path + ".categories", goods.categories());
        size(path + ".brands", goods.brands());
        size(path + ".attributes", goods.attributes().keySet());
        goods.attributes().forEach((code, values) -> filled(path + ".attributes." + code, values));
        range(path + ".priceFrom", goods.priceFrom(), path + ".priceTo", goods.priceTo());
        selection(path + ".except", goods.except(), depth + 1);
    }
}

package dev.cartwright.discounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks the actions of a promotion over. */
final class ActionCheck {

    private static final int MOST_STEPS = 50;
    private static final int MOST_PARTS = 20;

    private final PromotionCheck check;

    ActionCheck(PromotionCheck check) {
        this.check = check;
    }

    void check(String path, Action action) {
        switch (action) {
            case Action.Goods it -> goods(path, it);
            case Action.Pick it -> {
                check.selection(path + ".goods", it.goods(), 1);
                off(path + ".off", it.off());
                check.units(path + ".units", 1, it.units());
            }
            case Action.Tiers it -> tiers(path, it);
            case Action.BuyGet it -> {
                check.selection(path + ".buy", it.buy(), 1);
                check.selection(path + ".get", it.get(), 1);
                check.units(path + ".buyUnits", 1, it.buyUnits());
                check.units(path + ".getUnits", 1, it.getUnits());
                check.units(path + ".times", 1, it.times());
                off(path + ".off", it.off());
            }
            case Action.Together it -> parts(path, it);
            case Action.Shipping it -> {
                check.size(path + ".methods", it.methods());
                off(path + ".off", it.off());
                check.sums(path + ".cap", it.cap());
                if (it.per() == Action.Per.UNIT) {
                    check.fault(path + ".per", "must be one of LINE, TOTAL");
                }
            }
            case Action.Gift it -> {
                check.selection(path + ".perUnitOf", it.perUnitOf(), 1);
                check.units(path + ".units", 1, it.units());
                check.units(path + ".most", 1, it.most());
            }
            case Action.Catalogue it -> {
                check.selection(path + ".goods", it.goods(), 1);
                off(path + ".off", it.off());
            }
        }
    }

    private void goods(String path, Action.Goods it) {
        check.selection(path + ".goods", it.goods(), 1);
        off(path + ".off", it.off());
        check.units(path + ".unitsPerLine", 1, it.unitsPerLine());
        check.units(path + ".groupsOf", 1, it.groupsOf());
        check.sums(path + ".cap", it.cap());
        if (it.withShipping() && it.per() != Action.Per.TOTAL) {
            check.fault(path + ".per", "must be TOTAL where the deliveries take their part");
        }
        if (it.groupsOf() != null && it.unitsPerLine() != null) {
            check.fault(path + ".groupsOf", "must not be there together with unitsPerLine");
        }
    }

    private void tiers(String path, Action.Tiers it) {
        check.selection(path + ".goods", it.goods(), 1);
        check.sums(path + ".cap", it.cap());
        var steps = it.steps();
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            check.fault(path + ".steps", "must be 1 to " + MOST_STEPS);
        }
        var inUnits = it.by().inUnits();
        for (int i = 0; i < Math.min(steps.size(), MOST_STEPS); i++) {
            var at = path + ".steps[" + i + "]";
            var step = steps.get(i);
            off(at + ".off", step.off());
            check.units(at + ".units", 0, step.units());
            check.sums(at + ".total", step.total());
            present(at + (inUnits ? ".units" : ".total"), inUnits ? step.units() : step.total());
            if ((inUnits ? step.total() : step.units()) != null) {
                check.fault(at, "must not have both units and total");
            }
        }
    }

    private void present(String path, @Nullable Object value) {
        if (value == null) {
            check.fault(path, "must not be null");
        }
    }

    private void parts(String path, Action.Together it) {
        List<Action.Part> parts = it.parts();
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            check.fault(path + ".parts", "must be 1 to " + MOST_PARTS);
        }
        for (int i = 0; i < Math.min(parts.size(), MOST_PARTS); i++) {
            var at = path + ".parts[" + i + "]";
            check.selection(at + ".goods", parts.get(i).goods(), 1);
            check.units(at + ".units", 1, parts.get(i).units());
        }
        check.units(path + ".times", 1, it.times());
        off(path + ".off", it.off());
    }

    private void off(String path, Off off) {
        if (off.percent() != null && off.percent().tenThousandths() > Percent.WHOLE) {
            check.fault(path + ".percent", "must be at most 100");
        }
        check.sums(path + ".amount", off.amount());
        check.sums(path + ".price", off.price());
    }
}

package dev.cartwright.discounts;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.discounts.Action.Per;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Makes the actions of a promotion ready for carts of one currency. */
record StepMaker(Tokens tokens, String currency, boolean undiscounted) {

    Step make(Action action) {
        return switch (action) {
            case Action.Goods it -> {
                var cut = Cut.of(it.off(), currency);
                yield new Step.OffGoods(
                        filter(it.goods()),
                        cut,
                        requireNonNullElse(it.per(), cut.usually()),
                        it.unitsPerLine() == null ? Long.MAX_VALUE : it.unitsPerLine(),
                        requireNonNullElse(it.groupsOf(), 1),
                        most(it.cap()),
                        it.withShipping());
            }
            case Action.Pick it ->
                    new Step.Picked(
                            filter(it.goods()),
                            Cut.of(it.off(), currency),
                            it.which(),
                            requireNonNullElse(it.units(), 1));
            case Action.Tiers it -> tiers(it);
            case Action.BuyGet it ->
                    new Step.Bought(
                            filter(it.buy()),
                            it.buyUnits(),
                            filter(it.get() == null ? it.buy() : it.get()),
                            it.getUnits(),
                            Cut.of(it.off(), currency),
                            it.which(),
                            it.times() == null ? Long.MAX_VALUE : it.times(),
                            it.allOrNothing());
            case Action.Together it ->
                    new Step.InSets(
                            it.parts().stream().map(part -> filter(part.goods())).toList(),
                            it.parts().stream()
                                    .map(part -> requireNonNullElse(part.units(), 1))
                                    .toList(),
                            Cut.of(it.off(), currency),
                            it.times() == null ? Long.MAX_VALUE : it.times());
            case Action.Shipping it ->
                    new Step.OffShipping(
                            it.methods(),
                            Cut.of(it.off(), currency),
                            requireNonNullElse(it.per(), Per.LINE),
                            most(it.cap()));
            case Action.Gift it ->
                    new Step.Given(
                            it.sku(),
                            requireNonNullElse(it.units(), 1),
                            it.perUnitOf() == null ? null : filter(it.perUnitOf()),
                            it.most() == null ? Long.MAX_VALUE : it.most());
            case Action.Catalogue it -> {
                var cut = Cut.of(it.off(), currency);
                yield new Step.OffGoods(
                        filter(it.goods()),
                        cut,
                        Per.UNIT,
                        Long.MAX_VALUE,
                        1,
                        Long.MAX_VALUE,
                        false);
            }
        };
    }

    private Step tiers(Action.Tiers it) {
        var inUnits = it.by().inUnits();
        var tiers =
                it.steps().stream()
                        .map(step ->
                                new Ladder.Tier(from(step, inUnits), Cut.of(step.off(), currency)))
                        .sorted(Comparator.comparingLong(Ladder.Tier::from))
                        .toList();
        return new Step.Tiered(
                filter(it.goods()),
                new Ladder(it.by(), undiscounted, tiers),
                it.per(),
                most(it.cap()));
    }

    private long from(Action.Step step, boolean inUnits) {
        if (inUnits) {
            return requireNonNullElse(step.units(), 0);
        }
        return step.total() == null ? 0 : step.total().minor(currency);
    }

    private long most(@Nullable Sums cap) {
        return cap == null ? Long.MAX_VALUE : cap.minor(currency);
    }

    private Filter filter(@Nullable Selection goods) {
        return Filter.of(goods, tokens, currency);
    }
}

package dev.cartwright.figures;

import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.kernel.Amount;
import java.math.BigDecimal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How stock moved and how fast: a {@link Flow} with its {@link Formulas}.
 *
 * @param costOfGoods what the goods shipped had cost
 */
record Turned(
        Valued opening,
        Valued received,
        Valued shipped,
        Valued returned,
        Valued counted,
        Valued adjusted,
        Valued sent,
        Valued arrived,
        Valued closing,
        Money costOfGoods,
        Money averageValue,
        @Nullable BigDecimal turns,
        @Nullable BigDecimal turnsPerYear,
        @Nullable BigDecimal daysOfCover,
        @Nullable BigDecimal sellThrough) {

    static Turned of(Flow flow, Scope scope) {
        var cost = flow.shipped().value();
        var opening = flow.opening().value();
        var closing = flow.closing().value();
        var shipped = flow.shipped().units();
        return new Turned(
                valued(scope, flow.opening()),
                valued(scope, flow.received()),
                valued(scope, flow.shipped()),
                valued(scope, flow.returned()),
                valued(scope, flow.counted()),
                valued(scope, flow.adjusted()),
                valued(scope, flow.sent()),
                valued(scope, flow.arrived()),
                valued(scope, flow.closing()),
                Amount.of(scope.currency(), cost),
                Amount.of(scope.currency(), Formulas.averageValue(opening, closing)),
                Formulas.turns(cost, opening, closing),
                Formulas.turnsPerYear(cost, opening, closing, scope.length()),
                Formulas.daysOfCover(flow.closing().units(), shipped, scope.length()),
                Formulas.sellThrough(shipped, flow.opening().units(), came(flow, scope)));
    }

    private static Valued valued(Scope scope, Worth worth) {
        return Valued.of(scope.currency(), worth);
    }

    /** To one location goods come from the others, too; to all together they do not. */
    private static long came(Flow flow, Scope scope) {
        return flow.received().units() + (scope.location() == null ? 0 : flow.arrived().units());
    }
}

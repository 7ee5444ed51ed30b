package dev.cartwright.figures;

import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.kernel.Amount;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Units and what they cost. */
record Valued(long units, Money value) {

    static Valued of(CurrencyUnit currency, Worth worth) {
        return new Valued(worth.units(), Amount.of(currency, worth.value()));
    }
}

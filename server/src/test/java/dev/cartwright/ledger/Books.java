package dev.cartwright.ledger;

import dev.cartwright.kernel.OrderId;
import java.math.BigDecimal;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Named situations. Every test has orders of its own, so none needs a clean database. */
class Books {

    static final CurrencyUnit EUR = CurrencyUnit.EUR;

    private Books() {}

    static Money eur(String amount) {
        return Money.of(EUR, new BigDecimal(amount));
    }

    static OrderId anOrder() {
        return new OrderId(UUID.randomUUID());
    }

    /** Two teas for 20.00, 2.00 off, 4.90 for shipping and 4.35 of tax. */
    static OrderAmounts twoTeas() {
        return new OrderAmounts(eur("20.00"), eur("2.00"), eur("4.90"), eur("4.35"), eur("27.25"));
    }

    static Posting placed(OrderId order) {
        return Postings.orderPlaced(order, twoTeas()).orElseThrow();
    }
}

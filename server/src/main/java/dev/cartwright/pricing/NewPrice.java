package dev.cartwright.pricing;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A price and the instant from which it holds.
 *
 * @param priceList {@link Prices#BASE}, or another
 * @param minQuantity of units in one line from which it holds
 * @param amount for each unit; null ends the price
 */
public record NewPrice(
        Sku sku,
        String priceList,
        int minQuantity,
        CurrencyUnit currency,
        @Nullable Money amount,
        Instant validFrom) {

    /** More is a typing error, and may be more than the database can keep. */
    static final BigDecimal MOST = new BigDecimal("999999999999");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public NewPrice {
        if (amount != null && amount.isNegative()) {
            throw new InvalidField("price", "must not be negative");
        }
        if (amount != null && amount.getAmount().compareTo(MOST) > 0) {
            throw new InvalidField("price", "must be at most " + MOST.toPlainString());
        }
        if (validFrom.isAfter(LATEST)) {
            throw new InvalidField("validFrom", "must be before the year 10000");
        }
        if (minQuantity < 1) {
            throw new InvalidField("minQuantity", "must be at least 1");
        }
    }

    /** For one unit and more, in the base list. */
    public static NewPrice base(Sku sku, Money amount, Instant validFrom) {
        return new NewPrice(sku, Prices.BASE, 1, amount.getCurrencyUnit(), amount, validFrom);
    }
}

package dev.cartwright.pricing;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a unit costs the shop, and how low promotions may sell it.
 *
 * @param cost null where nobody has said
 * @param floor no promotion sells a unit for less; null is no such floor
 */
record SkuBounds(Sku sku, CurrencyUnit currency, @Nullable Money cost, @Nullable Money floor) {

    /** More is a typing error, and with a margin on top more than can be reckoned with. */
    static final long MOST_MINOR = 10_000_000_000L;

    SkuBounds {
        check("cost", currency, cost);
        check("floor", currency, floor);
    }

    private static void check(String field, CurrencyUnit currency, @Nullable Money money) {
        if (money == null) {
            return;
        }
        if (!money.getCurrencyUnit().equals(currency)) {
            throw new InvalidField(field + ".currency", "must be " + currency);
        }
        var most = Money.ofMinor(currency, MOST_MINOR);
        if (money.isNegative() || money.isGreaterThan(most)) {
            throw new InvalidField(field + ".amount", "must be 0 to " + most.getAmount());
        }
    }
}

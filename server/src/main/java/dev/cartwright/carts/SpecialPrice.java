package dev.cartwright.carts;

import dev.cartwright.kernel.Text;
import org.joda.money.Money;

/**
 * What staff lets one unit cost instead of what the shop asks.
 *
 * @param reason why; for the order's trail
 */
public record SpecialPrice(Money price, String reason) {

    public SpecialPrice {
        reason = Text.required("reason", reason, 200);
    }
}

package dev.cartwright.refunds;

import java.math.BigDecimal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param secondPersonAbove what one person may give back of an order alone, in the order's
 *     currency; without a limit where it is null
 */
@ConfigurationProperties("cartwright.refunds")
record RefundSettings(@Nullable BigDecimal secondPersonAbove) {

    RefundSettings {
        if (secondPersonAbove != null && secondPersonAbove.signum() < 0) {
            throw new IllegalArgumentException(
                    "cartwright.refunds.second-person-above must not be negative");
        }
    }

    boolean needsSecondPerson(Money amount) {
        return secondPersonAbove != null && amount.getAmount().compareTo(secondPersonAbove) > 0;
    }
}

package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it stood under its lock.
 *
 * @param review what was told or decided of who looks at it; null where nobody does
 * @param events how many events its history has; the last has the hash {@code lastHash}
 */
record Payment(
        PaymentId id,
        OrderId order,
        ChannelId channel,
        String processor,
        CurrencyUnit currency,
        Sums sums,
        Stage stage,
        PaymentState state,
        @Nullable Verdict review,
        @Nullable String token,
        @Nullable String reference,
        int attempts,
        int events,
        String lastHash) {

    Money money(long minor) {
        return Money.ofMinor(currency, minor);
    }
}

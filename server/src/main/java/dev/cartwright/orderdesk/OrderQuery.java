package dev.cartwright.orderdesk;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.FulfilmentStatus;
import dev.cartwright.orders.OrderFilter;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.PaymentStatus;
import dev.cartwright.orders.ReturnStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are wanted, as an address says it; what is left out asks for any.
 *
 * @param text a number, the beginning of an e-mail address or a part of the name it is sent to
 * @param currency of minTotal and maxTotal
 * @param minTotal such as 12.34
 * @param maxTotal such as 12.34
 * @param from the first instant at which it may have been made
 * @param to the first instant no longer asked for
 */
record OrderQuery(
        @Nullable String text,
        @Nullable String number,
        @Nullable String email,
        @Nullable String name,
        @Nullable Sku sku,
        @Nullable CustomerId customer,
        @Nullable ChannelId channel,
        @Nullable Set<OrderStatus> status,
        @Nullable Set<PaymentStatus> payment,
        @Nullable Set<FulfilmentStatus> fulfilment,
        @Nullable Set<ReturnStatus> returns,
        @Nullable String tag,
        @Nullable String currency,
        @Nullable String minTotal,
        @Nullable String maxTotal,
        @Nullable Instant from,
        @Nullable Instant to) {

    OrderFilter filter() {
        return new OrderFilter(
                text,
                number,
                email,
                name,
                sku,
                customer,
                channel,
                known("status", status),
                known("payment", payment),
                known("fulfilment", fulfilment),
                known("returns", returns),
                tag,
                money("minTotal", minTotal),
                money("maxTotal", maxTotal),
                from,
                to);
    }

    /** Spring reads a blank as a state that is null. */
    private static <T> @Nullable Set<T> known(String field, @Nullable Set<T> wanted) {
        if (wanted != null && wanted.stream().anyMatch(Objects::isNull)) {
            throw new InvalidField(field, "must not be blank");
        }
        return wanted;
    }

    private @Nullable Money money(String field, @Nullable String amount) {
        if (amount == null) {
            return null;
        }
        if (currency == null) {
            throw new InvalidField("currency", "must be named beside " + field);
        }
        return Amount.read(field, currency(currency), amount);
    }

    private static CurrencyUnit currency(String code) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException e) {
            throw new InvalidField("currency", "must be a currency, such as EUR");
        }
    }
}

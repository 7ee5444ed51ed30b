package dev.cartwright.ledger;

import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What of an order, or of a source, has not come to zero in an account that is for clearing.
 *
 * @param order null where it is of a source
 * @param source null where it is of an order
 * @param amount positive where it is in debit
 * @param since when it last left zero
 */
record OpenItem(
        @Nullable OrderId order, @Nullable UUID source, Money amount, Instant since, Age age) {

    /** Where it is in a list: no order has the id of a source that is listed beside it. */
    UUID id() {
        return order == null ? Objects.requireNonNull(source) : order.value();
    }
}

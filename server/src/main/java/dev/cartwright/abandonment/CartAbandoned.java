package dev.cartwright.abandonment;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A shopper whom a mail can reach has left a cart. Outside: {@code abandonment.cart-abandoned.v1}.
 * The cart's own id is not told: it opens a guest's cart. What the shopper agreed to be written
 * about is for the listener to ask.
 *
 * @param abandonedCart what {@link Abandonments} knows it by
 * @param customer null: a guest's
 * @param value of its goods, before discounts and delivery
 * @param holdout the person is not to be told, so that it can be seen what telling the others does
 */
public record CartAbandoned(
        UUID id,
        Instant at,
        ChannelId channel,
        UUID abandonedCart,
        @Nullable CustomerId customer,
        Money value,
        int units,
        boolean holdout) {}

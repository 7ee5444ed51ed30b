package dev.cartwright.promotions;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import java.time.Instant;

/**
 * How promotions go together in a channel, as somebody chose.
 *
 * @param revision counts the choices, from 1
 */
record ChannelMode(ChannelId channel, int revision, Mode mode, Instant changedAt, String by) {}

package dev.cartwright.ordermails;

import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;

/**
 * That something is to be told.
 *
 * @param id of its cause: an event, a parcel, a refund; with the kind it names the occasion
 */
record Occasion(OrderMailKind kind, UUID id, OrderId order, Instant at, About about) {}

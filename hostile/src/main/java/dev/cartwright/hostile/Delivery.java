package dev.cartwright.hostile;

/**
 * One webhook on its way to the shop.
 *
 * @param id one for each try, while the event's id stays
 * @param signature the header {@code Stripe-Signature}
 * @param attempt from 1
 */
public record Delivery(
        String id, String event, String type, String payload, String signature, int attempt) {}

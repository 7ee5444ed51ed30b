package dev.cartwright.promotions;

import org.joda.money.Money;

/**
 * A parcel of a cart, and what it costs to send it.
 *
 * @param id names it within the cart
 * @param method the code of the way it travels
 */
public record PromotedDelivery(String id, String method, Money price) {}

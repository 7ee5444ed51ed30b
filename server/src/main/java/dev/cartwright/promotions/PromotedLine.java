package dev.cartwright.promotions;

import dev.cartwright.kernel.Sku;
import org.joda.money.Money;

/**
 * Goods of one SKU in a cart.
 *
 * @param id names the line within the cart, and always the same goods: ties are settled by it
 * @param unitPrice as the shop shows it, before any promotion
 */
public record PromotedLine(String id, Sku sku, int quantity, Money unitPrice) {}

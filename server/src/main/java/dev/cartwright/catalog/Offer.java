package dev.cartwright.catalog;

import dev.cartwright.kernel.Sku;
import org.joda.money.Money;

/**
 * What one unit costs just now, and what a cart says of it.
 *
 * @param name the product's in the channel's language, then the variant's
 * @param weightGrams zero where the merchant gave none
 */
public record Offer(Sku sku, String name, Money price, String taxCategory, int weightGrams) {}

/**
 * What shoppers find: lists in every order, searches with filters and counts, suggestions, and the
 * page of a product.
 *
 * <p>Front door: {@link dev.cartwright.search.ShopWindow}. Follows the news of catalogue, prices
 * and inventory. Owns the {@code search} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "pricing", "catalog", "inventory"})
@NullMarked
package dev.cartwright.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What is sold: products and their variants, the tree of categories, texts per language, and prices
 * in time.
 *
 * <p>Front door: {@link dev.cartwright.catalog.Catalog}. Listens to the inventory's news. Owns the
 * {@code catalog} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "inventory"})
@NullMarked
package dev.cartwright.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

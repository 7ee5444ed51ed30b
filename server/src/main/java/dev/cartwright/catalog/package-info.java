/**
 * What is sold: products and their variants, the tree of categories, texts per language,
 * attributes, and who changed what.
 *
 * <p>Front door: {@link dev.cartwright.catalog.Catalog}. Publishes {@link
 * dev.cartwright.catalog.ProductsChanged}, {@link dev.cartwright.catalog.AttributeChanged}, {@link
 * dev.cartwright.catalog.ProductPublished} and {@link dev.cartwright.catalog.ProductArchived}. Owns
 * the {@code catalog} schema. Tells promotions what they choose goods by and what can be given.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform", "inventory", "pricing", "promotions", "rates"})
@NullMarked
package dev.cartwright.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

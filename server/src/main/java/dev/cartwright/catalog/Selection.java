package dev.cartwright.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Some of the products.
 *
 * @param status null is any
 * @param branch a category with all below it; null is everywhere
 */
public record Selection(@Nullable ProductStatus status, @Nullable Slug branch) {

    public static final Selection ALL = new Selection(null, null);
}

/**
 * The pages for people who look in: what this server is, how it is, and what it sells.
 *
 * <p>Plain HTML of our own that works without JavaScript and loads nothing from other hosts. Owns
 * no tables.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "catalog", "search"})
@NullMarked
package dev.cartwright.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What promotions take off a cart, and why: a pure function of cart, shopper, promotions and time.
 *
 * <p>Front door: {@link dev.cartwright.discounts.PromotionSet} is compiled once and asked for each
 * cart; {@link dev.cartwright.discounts.PromotionJson} reads what a merchant wrote. No SQL, no
 * clock, no Spring; integers in minor units. docs/promotions.md says what each rule means.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.cartwright.discounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

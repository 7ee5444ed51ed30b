/**
 * A payment processor that lies, stalls and repeats itself, so that the shop can prove that it
 * survives one. Speaks enough of Stripe's interface for Stripe's own SDK.
 *
 * <p>Front doors: {@link dev.cartwright.hostile.HostileProcessor} in process, {@link
 * dev.cartwright.hostile.Server} over HTTP. It keeps books of its own, {@link
 * dev.cartwright.hostile.Books}, in memory. No Spring, no SQL, and never part of the product.
 */
@NullMarked
package dev.cartwright.hostile;

import org.jspecify.annotations.NullMarked;

/**
 * Links in mails: they work once, for a while, and only the newest does.
 *
 * <p>Front door: {@link dev.cartwright.links.Links}. Knows accounts by their ids only; whoever has
 * them locks one before its links. Owns the {@code links} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

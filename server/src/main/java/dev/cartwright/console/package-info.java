/**
 * Where people who work with the shop come in: sign-in, second factor, sessions, and what every
 * page below {@code /console} has in common. Pages of a thing are in the thing's own module.
 *
 * <p>Front door: pages for people; the web asks it by {@link
 * dev.cartwright.platform.StaffSessions}. Owns the {@code console} schema.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "attempts",
            "authlog",
            "passkeys",
            "secondfactor",
            "staff"
        })
@NullMarked
package dev.cartwright.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

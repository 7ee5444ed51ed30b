/**
 * People who work with the shop: how they are invited, what they may do, and their passwords.
 *
 * <p>Front door: {@link dev.cartwright.staff.Staff}, for whoever lets them in. Owns the {@code
 * staff} schema. Nobody gives or takes what they may not do themselves, and a shop that has an
 * administrator keeps one.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "attempts",
            "authlog",
            "links",
            "mail",
            "passwords"
        })
@NullMarked
package dev.cartwright.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

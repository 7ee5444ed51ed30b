/**
 * Who may come in: accounts, their passwords and addresses, and the devices they are signed in on.
 *
 * <p>Front door: HTTP. Owns the {@code identity} schema.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "authlog",
            "customers",
            "mail",
            "passwords",
            "tokens"
        })
@NullMarked
package dev.cartwright.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

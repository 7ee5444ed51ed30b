/**
 * Who may come in: accounts, their passwords and addresses.
 *
 * <p>Front door: HTTP. Owns the {@code identity} schema.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "attempts",
            "authlog",
            "customers",
            "links",
            "mail",
            "passkeys",
            "passwords",
            "sessions",
            "tokens"
        })
@NullMarked
package dev.cartwright.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

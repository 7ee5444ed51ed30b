package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody of the staff who may come in.
 *
 * @param epoch one more whenever all their sessions end: one of an earlier epoch opens nothing
 * @param scope where all their permissions hold
 */
public record Person(
        UUID id,
        EmailAddress email,
        String name,
        int epoch,
        Set<Permission> permissions,
        Scope scope) {}

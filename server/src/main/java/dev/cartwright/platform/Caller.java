package dev.cartwright.platform;

import java.security.Principal;

/**
 * Somebody of the staff, or a program of theirs.
 *
 * @param id as {@link Actor} has it
 */
public record Caller(Actor.Kind kind, String id, Grants grants) implements Principal {

    @Override
    public String getName() {
        return id;
    }
}

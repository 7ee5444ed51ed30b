package dev.cartwright.customers;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Actor;

/** Whose requests these are. */
final class SignedIn {

    private SignedIn() {}

    /** Returns the customer who asks; throws {@link CustomerProblem} for anybody else. */
    static CustomerId customer() {
        var actor = Actor.current();
        if (actor.kind() != Actor.Kind.CUSTOMER) {
            throw CustomerProblem.signInNeeded();
        }
        return CustomerId.valueOf(actor.id());
    }
}

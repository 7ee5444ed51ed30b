package dev.cartwright.abandonment;

import dev.cartwright.carts.IdleCarts;
import dev.cartwright.carts.IdleCarts.Standing;
import dev.cartwright.kernel.CartId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.SignInProblem;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shoppers who come back by a link. */
@Service
class Returning {

    private final RecoveryLinks links;
    private final AbandonedQuery query;
    private final AbandonedTable table;
    private final IdleCarts carts;
    private final Clock clock;

    Returning(
            RecoveryLinks links,
            AbandonedQuery query,
            AbandonedTable table,
            IdleCarts carts,
            Clock clock) {
        this.links = links;
        this.query = query;
        this.table = table;
        this.carts = carts;
        this.clock = clock;
    }

    /**
     * Returns the cart that a link leads back to, and notes the first visit.
     *
     * @throws SignInProblem where it is a customer's, and nobody is signed in
     * @throws AbandonmentProblem where the link does not hold, or not for the caller
     */
    @Transactional
    CartId back(String token) {
        var now = clock.instant();
        var abandoned =
                links.read(token)
                        .flatMap(query::find)
                        .filter(it -> it.endsAt().isAfter(now) && !it.holdout())
                        .orElseThrow(AbandonmentProblem::linkNotValid);
        switch (standing(abandoned, now)) {
            case OPEN -> table.visited(abandoned.id(), now);
            case CLOSED -> throw AbandonmentProblem.linkNotValid();
            case ANOTHERS -> {
                if (Actor.current().customer().isEmpty()) {
                    throw SignInProblem.needed();
                }
                throw AbandonmentProblem.linkNotValid();
            }
        }
        return abandoned.cart();
    }

    /** A guest who mistyped an address has told a stranger, who must not come in by that. */
    private Standing standing(AbandonedCart it, Instant now) {
        var email = it.email();
        return email == null
                ? Standing.CLOSED
                : carts.standing(it.cart(), it.customer(), email, now);
    }
}

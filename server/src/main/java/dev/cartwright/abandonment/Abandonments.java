package dev.cartwright.abandonment;

import dev.cartwright.abandonment.AbandonedCart.State;
import dev.cartwright.carts.IdleCarts;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of who tells shoppers of what they left: asks {@link #toTell} at the moment it
 * writes, puts the {@link #token} into its link, and then says that it has {@link #contacted} them.
 * Whether the person agreed to be written to is the caller's to know.
 */
@Service
public class Abandonments {

    private final AbandonedQuery query;
    private final AbandonedTable table;
    private final RecoveryLinks links;
    private final IdleCarts carts;
    private final Ids ids;
    private final Clock clock;

    Abandonments(
            AbandonedQuery query,
            AbandonedTable table,
            RecoveryLinks links,
            IdleCarts carts,
            Ids ids,
            Clock clock) {
        this.query = query;
        this.table = table;
        this.links = links;
        this.carts = carts;
        this.ids = ids;
        this.clock = clock;
    }

    /** How somebody was told. */
    public enum Medium {
        EMAIL,
        SMS,
        PUSH,
        OTHER
    }

    /**
     * A message about an abandoned cart.
     *
     * @param reference names the message, so that one that is reported twice counts once
     * @param at when it was sent
     */
    public record Contact(String reference, Medium medium, Instant at) {}

    public Optional<AbandonedCart> find(UUID id) {
        return query.find(id);
    }

    /**
     * Returns it if its person may be told of it just now: it lies as it was left, it was not
     * recovered, its time is not over, and the person is neither held out nor forgotten.
     */
    public Optional<AbandonedCart> toTell(UUID id) {
        var now = clock.instant();
        return query.find(id)
                .filter(it -> it.state() == State.ABANDONED && it.endsAt().isAfter(now))
                .filter(it -> !it.holdout() && it.email() != null)
                .filter(it -> carts.isLeft(it.cart(), it.cartVersion(), now));
    }

    /**
     * Returns the word by which a link leads back to a cart until its time is over; it is computed,
     * and stored nowhere.
     *
     * @throws AbandonmentProblem where there is no such cart, or its person is not to be told
     */
    public String token(UUID id) {
        requireNotHeldOut(query.find(id).orElseThrow(() -> AbandonmentProblem.unknown(id)));
        return links.token(id);
    }

    /**
     * Notes that the person was told; the same reference once. It may be told late: what counts is
     * whether it was sent before the order.
     *
     * @throws AbandonmentProblem where there is none, its person is held out, or its time was over
     * @throws InvalidField for a time that is before it was found, or to come
     */
    @Transactional
    public AbandonedCart contacted(UUID id, Contact contact) {
        var now = clock.instant();
        var cart = query.lock(id).orElseThrow(() -> AbandonmentProblem.unknown(id));
        requireNotHeldOut(cart);
        if (contact.at().isBefore(cart.foundAt()) || contact.at().isAfter(now)) {
            throw new InvalidField("at", "must be from " + cart.foundAt() + " to " + now);
        }
        if (!contact.at().isBefore(cart.endsAt())) {
            throw AbandonmentProblem.over(cart.endsAt());
        }
        if (table.contact(ids.next(), id, contact, now, Actor.current().label())) {
            table.contacted(id, contact.at());
        }
        return query.find(id).orElseThrow();
    }

    private static void requireNotHeldOut(AbandonedCart cart) {
        if (cart.holdout()) {
            throw AbandonmentProblem.heldOut();
        }
    }
}

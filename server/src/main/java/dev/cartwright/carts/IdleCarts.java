package dev.cartwright.carts;

import static dev.cartwright.carts.schema.Tables.CARTS;
import static org.jooq.impl.DSL.val;

import dev.cartwright.carts.Cart.Status;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door of who brings back carts that were left: which were, and who may go on. */
@Repository
public class IdleCarts {

    /**
     * Whoever changes a cart meanwhile has its row, and it is not idle. What was taken is taken
     * again only after the next change.
     */
    private static final String TAKE =
            """
            with idle as (
                select cart_id from carts.carts
                where status = 'OPEN' and idle_from <= {0} and expires_at > {1}
                    and (customer_id is not null or email is not null)
                order by idle_from limit {2}
                for no key update skip locked
            ), taken as (
                update carts.carts cart set idle_from = null from idle
                where cart.cart_id = idle.cart_id
                returning cart.cart_id, channel_id, currency, customer_id, email, changed_at,
                    version
            )
            select taken.*,
                coalesce(sum(quantity), 0)::int as units,
                coalesce(sum(quantity * unit_price_minor), 0)::bigint as value_minor
            from taken left join carts.cart_items using (cart_id)
            group by cart_id, channel_id, currency, customer_id, email, changed_at, version
            order by cart_id
            """;

    private final DSLContext db;

    IdleCarts(DSLContext db) {
        this.db = db;
    }

    /**
     * A cart that nobody has changed for a while. Of customer and e-mail address one is known.
     *
     * @param value of its goods as they were last shown, before discounts and delivery
     * @param units none where it was emptied
     * @param version by which it is known whether it was changed since
     */
    public record IdleCart(
            CartId id,
            ChannelId channel,
            @Nullable CustomerId customer,
            @Nullable EmailAddress email,
            Money value,
            int units,
            Instant changedAt,
            int version) {}

    /** What the caller may do with a cart just now. */
    public enum Standing {
        OPEN,
        /** A customer's who is not the caller. */
        ANOTHERS,
        /** It was checked out, it is gone, or a guest's who reads mail elsewhere by now. */
        CLOSED
    }

    /**
     * Takes some open carts with a known person that were not changed since, each once for all
     * servers until it is changed again; locks them until the caller's transaction ends.
     *
     * @param since what was changed within five minutes before it may be left for later
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<IdleCart> take(Instant since, Instant now, int most) {
        return db.fetch(TAKE, val(since), val(now), val(most)).map(IdleCarts::cart);
    }

    /**
     * Returns whether a cart is open and as it was in that version: also servers of an earlier
     * release count it, who know of no instant of a change.
     */
    public boolean isLeft(CartId id, int version, Instant now) {
        return db.fetchExists(
                CARTS,
                CARTS.CART_ID
                        .eq(id)
                        .and(CARTS.STATUS.eq(Status.OPEN.name()))
                        .and(CARTS.EXPIRES_AT.gt(now))
                        .and(CARTS.VERSION.eq(version)));
    }

    /**
     * Returns how a cart stands for the caller, who comes by what was sent when it was left.
     *
     * @param customer whose it was then; null: a guest's
     * @param email where it was sent
     */
    public Standing standing(
            CartId id, @Nullable CustomerId customer, EmailAddress email, Instant now) {
        var cart = db.fetchOne(CARTS, CARTS.CART_ID.eq(id).and(CARTS.EXPIRES_AT.gt(now)));
        if (cart == null || !cart.getStatus().equals(Status.OPEN.name())) {
            return Standing.CLOSED;
        }
        var owner = cart.getCustomerId();
        if (owner == null) {
            var isStillTheirs = customer == null && email.equals(cart.getEmail());
            return isStillTheirs ? Standing.OPEN : Standing.CLOSED;
        }
        var caller = Actor.current().customer().orElse(null);
        return owner.equals(caller) ? Standing.OPEN : Standing.ANOTHERS;
    }

    private static IdleCart cart(Record it) {
        var customer = it.get("customer_id", UUID.class);
        var email = it.get("email", String.class);
        return new IdleCart(
                new CartId(it.get("cart_id", UUID.class)),
                new ChannelId(it.get("channel_id", String.class)),
                customer == null ? null : new CustomerId(customer),
                email == null ? null : new EmailAddress(email),
                Money.ofMinor(
                        CurrencyUnit.of(it.get("currency", String.class)),
                        it.get("value_minor", long.class)),
                it.get("units", int.class),
                it.get("changed_at", Instant.class),
                it.get("version", int.class));
    }
}

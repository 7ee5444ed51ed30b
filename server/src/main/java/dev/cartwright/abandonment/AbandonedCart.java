package dev.cartwright.abandonment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cart as its shopper left it, and what became of it.
 *
 * @param customer whose cart it is; null: a guest's
 * @param email where the person read mail then; null once the person is forgotten or its time is
 *     over
 * @param value of its goods, before discounts and delivery
 * @param cartVersion then; another one says that the cart was changed since
 * @param endsAt what is bought later is no recovery
 * @param holdout the person is not told
 * @param returnedAt when the cart was changed again, as far as it has been looked at since
 * @param cancelledOrder recovered it, until it was cancelled
 */
public record AbandonedCart(
        UUID id,
        CartId cart,
        ChannelId channel,
        @Nullable CustomerId customer,
        @Nullable EmailAddress email,
        Money value,
        int units,
        Instant changedAt,
        @JsonIgnore int cartVersion,
        Instant foundAt,
        Instant endsAt,
        boolean holdout,
        State state,
        @Nullable Instant returnedAt,
        @Nullable Instant contactedAt,
        @Nullable Instant returnedByLinkAt,
        @Nullable Recovery recovery,
        @Nullable OrderId cancelledOrder) {

    /** How it stands. */
    public enum State {
        ABANDONED,
        /** An order that stands was placed in time. */
        RECOVERED,
        /** Its time is over. */
        LOST
    }

    /** What the order has to do with it. */
    public enum RecoveredBy {
        SAME_CART,
        SAME_PERSON
    }

    /** What brought the shopper back. */
    public enum Attribution {
        /** The link was followed before the order. */
        LINK,
        /** The person was told before the order. */
        CONTACT,
        ORGANIC
    }

    /** The order that recovered it. */
    public record Recovery(
            OrderId order,
            Instant at,
            Money value,
            RecoveredBy recoveredBy,
            Attribution attributedTo) {}
}

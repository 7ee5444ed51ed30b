package dev.cartwright.carts;

import dev.cartwright.carts.Cart.Status;
import dev.cartwright.carts.schema.tables.records.CartsRecord;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a list of drafts.
 *
 * @param by who began it
 * @param sentAt since when its customer may buy it
 * @param order what it is becoming, or has become
 */
@Schema(name = "Draft")
public record DraftRow(
        CartId id,
        State state,
        int version,
        ChannelId channel,
        CurrencyUnit currency,
        @Nullable CustomerId customer,
        @Nullable EmailAddress email,
        String by,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable OrderId order,
        Instant expiresAt) {

    /** How far it has come. */
    public enum State {
        /** Staff writes it. */
        OPEN,
        /** Its customer may buy it. */
        SENT,
        /** It is being paid, or an order. */
        ORDERED
    }

    static DraftRow of(CartsRecord it) {
        var isOpen = it.getStatus().equals(Status.OPEN.name());
        var opened = it.getDraftSentAt() == null ? State.OPEN : State.SENT;
        return new DraftRow(
                it.getCartId(),
                isOpen ? opened : State.ORDERED,
                it.getVersion(),
                it.getChannelId(),
                it.getCurrency(),
                it.getCustomerId(),
                it.getEmail(),
                it.getDraftedBy(),
                it.getDraftNote(),
                it.getCreatedAt(),
                it.getDraftSentAt(),
                it.getOrderId(),
                it.getExpiresAt());
    }
}

package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Orders of the past, to try promotions on. Whoever has the orders implements it. */
public interface PastOrders {

    /**
     * An order as it was when it was placed.
     *
     * @param cart what was bought, at the prices before any discount
     * @param ordersPlaced by the same customer before, without those cancelled
     */
    record PastOrder(PromotedCart cart, int ordersPlaced, Instant placedAt) {}

    /**
     * Returns how many {@link #tell} would tell of, by one statement that counts no further.
     *
     * @param channel null is each
     */
    int count(@Nullable ChannelId channel, Instant from, Instant until, int most);

    /**
     * Tells of the orders that were placed from an instant until another and not cancelled, the
     * older first, some hundred at once so that memory does not grow.
     *
     * @param channel null is each
     */
    void tell(
            @Nullable ChannelId channel,
            Instant from,
            Instant until,
            Consumer<List<PastOrder>> some);
}

package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** A shop that sold more in the last century than anybody can look at, and nothing since. */
@TestComponent
class Attic implements PastOrders {

    private static final Instant CENTURY = Instant.parse("2000-01-01T00:00:00Z");

    @Override
    public int count(@Nullable ChannelId channel, Instant from, Instant until, int most) {
        return from.isBefore(CENTURY) ? most : 0;
    }

    @Override
    public void tell(
            @Nullable ChannelId channel,
            Instant from,
            Instant until,
            Consumer<List<PastOrder>> some) {
        if (from.isBefore(CENTURY)) {
            throw new IllegalStateException("too many to be told");
        }
    }
}

package dev.cartwright.hooks;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.orders.ItemsReturned;
import dev.cartwright.orders.OrderCancelled;
import dev.cartwright.orders.OrderCompleted;
import dev.cartwright.orders.OrderDelivered;
import dev.cartwright.orders.OrderEvent;
import dev.cartwright.orders.OrderPaid;
import dev.cartwright.orders.OrderPlaced;
import dev.cartwright.orders.OrderShipped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What endpoints can be told of: which event of ours has which name outside. A name never changes;
 * what no longer means the same becomes {@code .v2} beside it.
 */
record EventType<E>(Class<E> event, String name, Function<E, Head> head) {

    /** What a message that staff asked for to try an endpoint is called; in no filter. */
    static final String TEST = "hooks.test.v1";

    private static final Map<Class<?>, EventType<?>> ALL =
            all(
                    order(OrderPlaced.class, "orders.order-placed.v1"),
                    order(OrderPaid.class, "orders.order-paid.v1"),
                    order(OrderShipped.class, "orders.order-shipped.v1"),
                    order(OrderDelivered.class, "orders.order-delivered.v1"),
                    order(OrderCompleted.class, "orders.order-completed.v1"),
                    order(OrderCancelled.class, "orders.order-cancelled.v1"),
                    order(ItemsReturned.class, "orders.items-returned.v1"));

    /**
     * What every event begins with.
     *
     * @param customer whom it is about; null: nobody
     */
    record Head(UUID id, Instant at, ChannelId channel, @Nullable CustomerId customer) {}

    private static <E extends OrderEvent> EventType<E> order(Class<E> event, String name) {
        return new EventType<>(
                event, name, it -> new Head(it.id(), it.at(), it.channel(), it.customer()));
    }

    private static Map<Class<?>, EventType<?>> all(EventType<?>... types) {
        return Stream.of(types)
                .collect(
                        Collectors.<EventType<?>, Class<?>, EventType<?>>toUnmodifiableMap(
                                EventType::event, it -> it));
    }

    /** Returns the type of an event; null where nobody outside is told of such. */
    static @Nullable EventType<?> of(Object event) {
        return ALL.get(event.getClass());
    }

    Head headOf(Object happened) {
        return head.apply(event.cast(happened));
    }

    static List<String> names() {
        return ALL.values().stream().map(EventType::name).sorted().toList();
    }
}

package dev.cartwright.fulfilment;

import static dev.cartwright.fulfilment.schema.Tables.FULFILMENTS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderFeed;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is stuck between the shelf and the customer, for a person to look at. */
@RestController
record OrderTasks(
        Channels channels,
        OrderFeed orders,
        FulfilmentSettings settings,
        DSLContext db,
        Clock clock) {

    private static final int MOST = 100;

    /** Why somebody should look. */
    enum Kind {
        /** It stands, and nobody picks it: goods are missing, or its payment waits for somebody. */
        NOT_PICKED,
        /** It is picked, and has not left. */
        NOT_SHIPPED
    }

    /**
     * @param fulfilment left out where nothing is picked
     * @param since when it became so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderTask(
            Kind kind,
            ChannelId channel,
            OrderId order,
            @Nullable UUID fulfilment,
            Instant since) {}

    /** The oldest hundred of each kind and channel. */
    @GetMapping("/api/admin/order-tasks")
    List<OrderTask> all() {
        var tasks = new ArrayList<OrderTask>();
        for (var channel : channels.all()) {
            var before = clock.instant().minus(settings.stuckAfter(channel.id()));
            orders.unfulfilled(channel.id(), before, null, MOST)
                    .forEach(it ->
                            tasks.add(
                                    new OrderTask(
                                            Kind.NOT_PICKED,
                                            channel.id(),
                                            it.order(),
                                            null,
                                            it.since())));
            tasks.addAll(notShipped(channel.id(), before));
        }
        return tasks;
    }

    private List<OrderTask> notShipped(ChannelId channel, Instant before) {
        return db.selectFrom(FULFILMENTS)
                .where(FULFILMENTS.STATUS.eq(Status.RELEASED.name()))
                .and(FULFILMENTS.CHANNEL_ID.eq(channel))
                .and(FULFILMENTS.RELEASED_AT.le(before))
                .orderBy(FULFILMENTS.ID)
                .limit(MOST)
                .fetch(row ->
                        new OrderTask(
                                Kind.NOT_SHIPPED,
                                channel,
                                row.getOrderId(),
                                row.getId(),
                                row.getReleasedAt()));
    }
}

package dev.cartwright.fulfilment;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.StandingOrders;
import dev.cartwright.orders.StandingOrders.Standing;
import dev.cartwright.orders.StandingOrders.Which;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Scope.Dimension;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is stuck between the shelf and the customer, for a person to look at. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
record OrderTasks(
        Channels channels,
        StandingOrders standing,
        DueQuery due,
        FulfilmentSettings settings,
        Clock clock) {

    private static final int MOST = 100;
    private static final int AT_ONCE = 500;

    /** Why somebody should look. */
    enum Kind {
        /**
         * It stands, and nobody picks all of it: goods are missing, or its payment waits for
         * somebody.
         */
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
            if (!Grants.currentScope().admits(channel.id())) {
                continue;
            }
            var by = clock.instant().minus(settings.stuckAfter(channel.id()));
            tasks.addAll(notPicked(channel.id(), by));
            due.waiting(channel.id(), by, MOST)
                    .forEach(it ->
                            tasks.add(
                                    new OrderTask(
                                            Kind.NOT_SHIPPED,
                                            channel.id(),
                                            it.order(),
                                            it.id(),
                                            it.since())));
        }
        return tasks;
    }

    /** Also of those some of which is picked or has left. */
    private List<OrderTask> notPicked(ChannelId channel, Instant by) {
        return Automation.TO_PICK.stream()
                .flatMap(goods -> notPicked(new Which(channel, goods, Set.of(), by)).stream())
                .sorted(comparing(OrderTask::since).thenComparing(it -> it.order().value()))
                .limit(MOST)
                .toList();
    }

    private List<OrderTask> notPicked(Which which) {
        var tasks = new ArrayList<OrderTask>();
        var page = standing.piece(which, null, AT_ONCE);
        while (!page.isEmpty()) {
            var picked = due.allPicked(page.stream().map(Standing::order).toList());
            page.stream()
                    .filter(it -> !picked.contains(it.order()))
                    .map(it ->
                            new OrderTask(
                                    Kind.NOT_PICKED,
                                    which.channel(),
                                    it.order(),
                                    null,
                                    it.placedAt()))
                    .forEach(tasks::add);
            var more = page.size() == AT_ONCE && tasks.size() < MOST;
            page = more ? standing.piece(which, page.getLast(), AT_ONCE) : List.of();
        }
        return tasks;
    }
}

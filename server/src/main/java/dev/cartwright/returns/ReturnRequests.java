package dev.cartwright.returns;

import dev.cartwright.fulfilment.Arrivals;
import dev.cartwright.fulfilment.Units;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Actor;
import dev.cartwright.returns.NewReturn.NewReturnLine;
import dev.cartwright.returns.Return.Line;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may send what back. The order's row is locked before anything is looked at, so that of two
 * who want to send the same units one is refused.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class ReturnRequests {

    private final Units units;
    private final Arrivals arrivals;
    private final Orders orders;
    private final ReturnTable table;
    private final ReturnSteps steps;
    private final ReturnSettings settings;

    ReturnRequests(
            Units units,
            Arrivals arrivals,
            Orders orders,
            ReturnTable table,
            ReturnSteps steps,
            ReturnSettings settings) {
        this.units = units;
        this.arrivals = arrivals;
        this.orders = orders;
        this.table = table;
        this.steps = steps;
        this.settings = settings;
    }

    /**
     * Asks for units to come back.
     *
     * @param late whether it may be too long ago that they arrived
     */
    Return request(UUID id, OrderId of, NewReturn wanted, boolean late) {
        var sent = units.returnable(of);
        var order = orders.find(of).orElseThrow();
        requireSent(order, wanted.units(), sent);
        if (!late) {
            requireInTime(order, wanted.units());
        }
        units.askBack(of, wanted.units());
        var it = requested(id, order, wanted);
        table.insert(it);
        steps.requested(it, order);
        return settings.approvesItself(order.channel()) ? approve(id, null, null) : it;
    }

    private static void requireSent(
            Order order, Map<UUID, Integer> wanted, Map<UUID, Integer> sent) {
        var field = 0;
        for (var it : wanted.entrySet()) {
            var left = sent.get(it.getKey());
            if (left == null) {
                throw ReturnProblem.unknownLine(
                        "lines[%d].line".formatted(field), "order " + order.number());
            }
            if (it.getValue() > left) {
                throw ReturnProblem.moreThanWasSent(
                        "lines[%d].quantity".formatted(field), it.getValue(), left);
            }
            field++;
        }
    }

    /** Which units come back nobody can tell: those that came back before were the oldest. */
    private void requireInTime(Order order, Map<UUID, Integer> wanted) {
        var since = steps.now().minus(settings.within(order.channel()));
        var inTime = arrivals.since(order.id(), since);
        var field = 0;
        for (var it : wanted.entrySet()) {
            var left = inTime.getOrDefault(it.getKey(), 0);
            if (it.getValue() > left) {
                throw ReturnProblem.tooLate(
                        "lines[%d].quantity".formatted(field), it.getValue(), left);
            }
            field++;
        }
    }

    private Return requested(UUID id, Order order, NewReturn wanted) {
        var bought =
                order.lines().stream().collect(Collectors.toMap(it -> it.id(), it -> it.sku()));
        var lines = new ArrayList<Line>();
        for (var it : wanted.lines()) {
            var sku = bought.get(it.line());
            if (sku != null) {
                var comment = comment(order, it);
                lines.add(new Line(it.line(), sku, it.quantity(), it.reason(), comment, 0, 0));
            }
        }
        return new Return(
                id,
                order.id(),
                order.channel(),
                order.number() + "-R" + (table.of(order.id()).size() + 1),
                ReturnState.REQUESTED,
                1,
                Actor.current().label(),
                steps.now(),
                null,
                null,
                null,
                null,
                null,
                null,
                lines,
                List.of());
    }

    /** Whoever is forgotten says nothing any more. */
    private static @Nullable String comment(Order order, NewReturnLine it) {
        return order.isErased() ? null : it.comment();
    }

    /** It may be sent. */
    Return approve(UUID id, @Nullable String instructions, @Nullable URI label) {
        return steps.approve(lock(id), instructions, label);
    }

    /** It may not. */
    Return reject(UUID id, String reason) {
        var it = lock(id);
        var rejected = steps.reject(it, reason);
        giveUp(it);
        return rejected;
    }

    /** It will not be sent. */
    Return cancel(UUID id) {
        var it = lock(id);
        var cancelled = steps.cancel(it);
        giveUp(it);
        return cancelled;
    }

    /** What did not come yet will not. */
    Return complete(UUID id) {
        var it = lock(id);
        if (it.state() != ReturnState.PARTIALLY_RECEIVED) {
            throw ReturnProblem.wrongState(it.state(), ReturnState.RECEIVED);
        }
        var completed = steps.complete(it);
        giveUp(it);
        return completed;
    }

    private void giveUp(Return it) {
        units.askBack(
                it.order(),
                it.expected().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, some -> -some.getValue())));
    }

    /** Read again under the order's lock, for it may have gone on meanwhile. */
    Return lock(UUID id) {
        orders.lock(find(id).order());
        return find(id);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    Return find(UUID id) {
        return table.find(id).orElseThrow(ReturnProblem::unknown);
    }
}

package dev.cartwright.returns;

import static java.util.stream.Collectors.toSet;

import dev.cartwright.fulfilment.Units;
import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Locations;
import dev.cartwright.inventory.ReturnDock;
import dev.cartwright.inventory.ReturnDock.Back;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.ReturnStatus;
import dev.cartwright.platform.Actor;
import dev.cartwright.refunds.Refunds;
import dev.cartwright.returns.Return.Line;
import dev.cartwright.returns.Return.Part;
import dev.cartwright.returns.Return.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes goods in: counts them, grants what goes back for them, and puts them where they belong. In
 * the caller's transaction; money before goods, for that is the order of locks.
 */
@Component
record Receiving(
        ReturnRequests returns,
        ReturnTable table,
        ReceivedTable received,
        ReturnSteps steps,
        ReturnSettings settings,
        Orders orders,
        Units units,
        Refunds refunds,
        Dispatch dispatch,
        ReturnDock dock,
        Locations locations) {

    /**
     * Takes all of it in or nothing.
     *
     * @param id of the receipt, and of the refund if money goes back
     */
    Return receive(UUID id, UUID request, NewReceipt came) {
        var it = returns.lock(request);
        if (!it.state().next().contains(ReturnState.RECEIVED)) {
            throw ReturnProblem.wrongState(it.state(), ReturnState.RECEIVED);
        }
        requireExpected(it, came);
        units.takeBack(it.order(), came.units());
        var order = orders.find(it.order()).orElseThrow();
        var amount = came.hasRefund() ? giveBack(id, it, order, came) : nothing(order);
        var parts = came.lines().stream().map(NewReceipt.NewReceiptLine::part).toList();
        var by = Actor.current().label();
        received.insert(it.id(), new Receipt(id, amount, by, steps.now(), parts));
        shelve(it, parts);
        return steps.receive(it, order, id, came.units(), amount);
    }

    private void requireExpected(Return it, NewReceipt came) {
        var left = new HashMap<>(it.expected());
        for (int i = 0; i < came.lines().size(); i++) {
            var name = "lines[" + i + "].";
            var some = came.lines().get(i);
            if (it.line(some.line()).isEmpty()) {
                throw ReturnProblem.unknownLine(name + "line", "return " + it.number());
            }
            var there = left.getOrDefault(some.line(), 0);
            if (some.quantity() > there) {
                throw ReturnProblem.moreThanIsExpected(name + "quantity", some.quantity(), there);
            }
            left.put(some.line(), there - some.quantity());
            if (some.location() != null) {
                locations.requireKnown(name + "location", some.location());
            }
        }
    }

    private static Money nothing(Order order) {
        return Money.zero(order.totals().total().getCurrencyUnit());
    }

    private Money giveBack(UUID id, Return it, Order order, NewReceipt came) {
        var rate = settings.fee(it.channel());
        var fee =
                came.hasFee() && rate.signum() > 0
                        ? new Refunds.Fee(
                                rate,
                                it.lines().stream()
                                        .filter(line -> line.reason().isChoice())
                                        .map(Line::line)
                                        .collect(toSet()))
                        : null;
        var shipping = isShippingDue(it, order, came);
        return refunds.give(
                id,
                it.order(),
                new Refunds.Units(came.units(), shipping, fee, "return " + it.number()));
    }

    /** With the last unit of the order, by the rule of its channel. */
    private boolean isShippingDue(Return it, Order order, NewReceipt came) {
        if (order.returnStatus() != ReturnStatus.RETURNED) {
            return false;
        }
        return switch (settings.shipping(it.channel())) {
            case NEVER -> false;
            case WHEN_ALL -> true;
            case WHEN_OURS ->
                    Stream.concat(before(it), now(it, came))
                            .allMatch(line -> line.reason().isOurs());
        };
    }

    private Stream<Line> before(Return it) {
        return table.of(it.order()).stream()
                .flatMap(other -> other.lines().stream())
                .filter(line -> line.restocked() + line.scrapped() > 0);
    }

    private static Stream<Line> now(Return it, NewReceipt came) {
        return it.lines().stream().filter(line -> came.units().containsKey(line.line()));
    }

    /** Those of which stock is kept. */
    private void shelve(Return it, List<Part> parts) {
        var kept = dispatch.away(it.order());
        var back = new ArrayList<Back>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var sku = it.line(part.line()).orElseThrow().sku();
            if (kept.contains(sku)) {
                var sellable = part.condition() == Condition.RESTOCK;
                back.add(new Back(sku, part.units(), part.location(), sellable, part.lot()));
            } else {
                requireNone("lines[" + i + "].lot", part.lot());
            }
        }
        if (!back.isEmpty()) {
            dock.receive(it.order(), back, "return " + it.number());
        }
    }

    private static void requireNone(String field, @Nullable String lot) {
        if (lot != null) {
            throw new InvalidField(field, "must be left out: no stock is kept of it");
        }
    }
}

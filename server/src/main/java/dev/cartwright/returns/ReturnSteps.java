package dev.cartwright.returns;

import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.Trail;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import dev.cartwright.returns.schema.tables.records.ReturnsRecord;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a return: each is written down, noted in the order's trail, and told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReturnSteps {

    private final ReturnTable table;
    private final Orders orders;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    ReturnSteps(
            ReturnTable table,
            Orders orders,
            Trail trail,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.orders = orders;
        this.trail = trail;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    Instant now() {
        return clock.instant();
    }

    void requested(Return it, Order order) {
        note(it, "return-requested", Map.of("units", it.units()));
        events.publishEvent(
                new ReturnRequested(
                        ids.next(),
                        it.requestedAt(),
                        it.channel(),
                        it.order(),
                        order.customer(),
                        it.id(),
                        it.units()));
    }

    Return approve(Return it, @Nullable String instructions, @Nullable URI label) {
        var row = decided();
        row.setInstructions(instructions);
        row.setLabelUrl(Objects.toString(label, null));
        var approved = move(it, ReturnState.APPROVED, row);
        note(it, "return-approved", Map.of());
        events.publishEvent(
                new ReturnApproved(
                        ids.next(),
                        now(),
                        it.channel(),
                        it.order(),
                        order(it).customer(),
                        it.id(),
                        it.units(),
                        instructions,
                        label));
        return approved;
    }

    Return reject(Return it, String reason) {
        var row = decided();
        row.setRejection(reason);
        row.setClosedAt(row.getDecidedAt());
        var rejected = move(it, ReturnState.REJECTED, row);
        note(it, "return-rejected", Map.of("reason", reason));
        events.publishEvent(
                new ReturnRejected(
                        ids.next(),
                        now(),
                        it.channel(),
                        it.order(),
                        order(it).customer(),
                        it.id(),
                        it.units(),
                        reason));
        return rejected;
    }

    Return cancel(Return it) {
        var cancelled = move(it, ReturnState.CANCELLED, closed());
        note(it, "return-cancelled", Map.of());
        return cancelled;
    }

    Return complete(Return it) {
        var completed = move(it, ReturnState.RECEIVED, closed());
        note(it, "return-completed", Map.of("missing", it.expected()));
        return completed;
    }

    /** Some of it has come, and is counted already. */
    Return receive(Return it, Order order, UUID receipt, Map<UUID, Integer> units, Money amount) {
        var all = table.find(it.id()).orElseThrow().expected().isEmpty();
        var received =
                all
                        ? move(it, ReturnState.RECEIVED, closed())
                        : move(it, ReturnState.PARTIALLY_RECEIVED, new ReturnsRecord());
        note(it, "return-received", Map.of("units", units, "amount", amount));
        orders.returned(order, it.id(), units);
        events.publishEvent(
                new ReturnReceived(
                        receipt,
                        now(),
                        it.channel(),
                        it.order(),
                        order.customer(),
                        it.id(),
                        units,
                        amount));
        return received;
    }

    private Return move(Return it, ReturnState to, ReturnsRecord row) {
        if (!it.state().next().contains(to) || !table.move(it.id(), it.state(), to, row)) {
            throw ReturnProblem.wrongState(it.state(), to);
        }
        return table.find(it.id()).orElseThrow();
    }

    private ReturnsRecord decided() {
        var row = new ReturnsRecord();
        row.setDecidedBy(Actor.current().label());
        row.setDecidedAt(clock.instant());
        return row;
    }

    private ReturnsRecord closed() {
        var row = new ReturnsRecord();
        row.setClosedAt(clock.instant());
        return row;
    }

    private Order order(Return it) {
        return orders.find(it.order()).orElseThrow();
    }

    /** Without what customers wrote, for the trail forgets nobody. */
    private void note(Return it, String kind, Map<String, ?> facts) {
        var all = new HashMap<String, Object>(facts);
        all.put("return", it.number());
        trail.note(it.order(), kind, all);
    }
}

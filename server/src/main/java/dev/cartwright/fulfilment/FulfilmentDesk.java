package dev.cartwright.fulfilment;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.fulfilment.Plan.Pick;
import dev.cartwright.fulfilment.Units.Counted;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.payments.Moves;
import dev.cartwright.payments.PaymentState;
import dev.cartwright.payments.Payments;
import dev.cartwright.payments.Standing;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import dev.cartwright.refunds.Owed;
import dev.cartwright.refunds.Payouts;
import dev.cartwright.refunds.Refunds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What staff and jobs do with fulfilments: each step commits before a processor hears of it, and no
 * goods leave before their money is there.
 */
@Component
record FulfilmentDesk(
        Fulfilments fulfilments,
        Payments payments,
        Owed owed,
        Refunds refunds,
        Payouts payouts,
        Moves moves,
        TransactionTemplate transaction,
        Ids ids) {

    /** Has all picked that is there. */
    List<Fulfilment> release(OrderId order) {
        var released =
                transaction.execute(_ -> {
                    requireDecided(payments.standing(order));
                    return fulfilments.release(order);
                });
        if (released.isEmpty()) {
            throw FulfilmentProblem.nothingIsReady();
        }
        return released;
    }

    /** Has these units picked. */
    Fulfilment release(OrderId order, Pick wanted) {
        return transaction.execute(_ -> {
            fulfilments.standing(order);
            requireDecided(payments.standing(order));
            return fulfilments.release(order, wanted);
        });
    }

    private static void requireDecided(Standing money) {
        for (var state : money.states()) {
            if (state == PaymentState.IN_REVIEW || state == PaymentState.CONFLICTED) {
                throw FulfilmentProblem.paymentHeld(state.name());
            }
        }
    }

    /** What is due once this has left, and altogether. */
    private record Dues(Money now, Money altogether) {}

    /**
     * Takes the money that is due, and then lets the goods leave.
     *
     * @throws FulfilmentProblem where the money is not there, or it is not known whether it is; it
     *     may be tried again
     */
    Fulfilment ship(UUID id, Tracking tracking) {
        var order = fulfilments.find(id).order();
        var capture =
                transaction.execute(_ -> {
                    var counted = fulfilments.standing(order);
                    requireDecided(payments.standing(order));
                    var due = due(ready(id), counted);
                    return payments.capture(ids.next(), order, due.now(), due.altogether());
                });
        capture.ifPresent(moves::send);
        var rest =
                transaction.execute(_ -> {
                    var counted = fulfilments.standing(order);
                    var it = ready(id);
                    requireCaptured(it, counted, capture);
                    fulfilments.ship(it, counted, tracking);
                    return nothingWillLeave(order) ? payments.voidAll(order) : List.<Operation>of();
                });
        rest.forEach(moves::send);
        return fulfilments.find(id);
    }

    /** Takes all that will ever be due, before its authorisation ends. */
    void secure(OrderId order) {
        var capture =
                transaction.execute(_ -> {
                    var counted = fulfilments.standing(order);
                    requireDecided(payments.standing(order));
                    var due = owed.without(counted.order(), Map.of());
                    return payments.capture(ids.next(), order, due, due);
                });
        capture.ifPresent(moves::send);
    }

    private Fulfilment ready(UUID id) {
        return fulfilments.requireStatus(
                id, Status.RELEASED, "only what is being picked can leave");
    }

    /** For what leaves; of delivery all with the first parcel. */
    private Dues due(Fulfilment it, Counted counted) {
        var later = new HashMap<UUID, Integer>();
        counted.lines().forEach((line, units) -> later.put(line, units.unsent()));
        it.units().forEach((line, some) -> later.merge(line, -some, Integer::sum));
        return new Dues(
                owed.without(counted.order(), later), owed.without(counted.order(), Map.of()));
    }

    private void requireCaptured(Fulfilment it, Counted counted, Optional<Operation> capture) {
        var due = due(it, counted).now();
        var captured =
                Money.ofMinor(due.getCurrencyUnit(), payments.standing(it.order()).captured());
        if (!captured.isLessThan(due)) {
            return;
        }
        throw capture.flatMap(op -> payments.find(op.id()))
                .filter(op -> mayStillSucceed(op.status()))
                .map(_ -> FulfilmentProblem.captureUnclear())
                .orElseGet(() -> FulfilmentProblem.notCaptured(due, captured));
    }

    private static boolean mayStillSucceed(Operation.Status status) {
        return switch (status) {
            case NEW, SENT, PENDING, UNKNOWN, MANUAL, SUCCEEDED -> true;
            case DECLINED, NOT_SENT, NOT_FOUND, REVERSED, REPLACED, BY_HAND -> false;
        };
    }

    private boolean nothingWillLeave(OrderId order) {
        return fulfilments.standing(order).lines().values().stream()
                .allMatch(it -> it.unsent() == 0);
    }

    Fulfilment deliver(UUID id) {
        transaction.executeWithoutResult(_ -> fulfilments.deliver(id));
        return fulfilments.find(id);
    }

    Fulfilment cancel(UUID id) {
        transaction.executeWithoutResult(_ -> fulfilments.cancel(id));
        return fulfilments.find(id);
    }

    /**
     * Takes units out of an order before they leave. What was paid for them goes back; what was not
     * is not owed any more.
     */
    void cancelUnits(OrderId order, Map<UUID, Integer> units, String reason) {
        var id = ids.next();
        var sent = new ArrayList<Operation>();
        transaction.executeWithoutResult(_ -> {
            var counted = fulfilments.standing(order);
            Fulfilments.requireOpen(counted, units);
            requireSomethingIsLeft(counted, units);
            var money = payments.standing(order);
            requireDecided(money);
            var of = counted.order();
            var worth = owed.without(of, Map.of()).minus(owed.without(of, units));
            if (money.open() >= worth.getAmountMinorLong() || worth.isZero()) {
                owed.waive(id, of, units, false, reason);
            } else {
                refunds.give(id, order, new Refunds.Units(units, false, null, reason));
            }
            fulfilments.cancelUnits(counted, units, reason);
            if (nothingWillLeave(order)) {
                sent.addAll(payments.voidAll(order));
            }
        });
        sent.forEach(moves::send);
        payouts.send(id);
    }

    private static void requireSomethingIsLeft(Counted counted, Map<UUID, Integer> units) {
        var wanted = counted.lines().values().stream().mapToInt(LineUnits::wanted).sum();
        if (units.values().stream().mapToInt(it -> it).sum() >= wanted) {
            throw FulfilmentProblem.nothingWouldBeLeft();
        }
    }
}

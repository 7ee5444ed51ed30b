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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Releases releases,
        Payments payments,
        Owed owed,
        Moves moves,
        TransactionTemplate transaction,
        Ids ids) {

    /** Has all picked that is there. */
    List<Fulfilment> release(OrderId order) {
        var released =
                transaction.execute(_ -> {
                    var counted = fulfilments.standing(order);
                    requireDecided(payments.standing(order));
                    return releases.all(counted);
                });
        if (released.isEmpty()) {
            throw FulfilmentProblem.nothingIsReady();
        }
        return released;
    }

    /** Has these units picked. */
    Fulfilment release(OrderId order, Pick wanted) {
        return transaction.execute(_ -> {
            var counted = fulfilments.standing(order);
            requireDecided(payments.standing(order));
            return releases.some(counted, wanted);
        });
    }

    static void requireDecided(Standing money) {
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
                    var it = ready(id);
                    var due = due(it, counted);
                    fulfilments.requireThere(it, counted);
                    return payments.capture(ids.next(), order, due.now(), due.altogether());
                });
        capture.ifPresent(moves::send);
        var rest =
                transaction.execute(_ -> {
                    var counted = fulfilments.standing(order);
                    var it = ready(id);
                    requireCaptured(it, counted);
                    return fulfilments.ship(it, counted, tracking).isAllSent()
                            ? payments.voidAll(order)
                            : List.<Operation>of();
                });
        rest.forEach(moves::send);
        return fulfilments.find(id);
    }

    /**
     * Takes all that will ever be due, before its authorisation ends; where so much is taken, what
     * is authorised beside it is given up.
     */
    void secure(OrderId order) {
        List<Operation> asked =
                transaction.execute(_ -> {
                    var counted = fulfilments.standing(order);
                    var money = payments.standing(order);
                    requireDecided(money);
                    var due = owed.without(counted.order(), Map.of());
                    var capture = payments.capture(ids.next(), order, due, due);
                    return capture.isEmpty() && money.capturing() == 0
                            ? payments.voidAll(order)
                            : capture.stream().toList();
                });
        asked.forEach(moves::send);
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

    private void requireCaptured(Fulfilment it, Counted counted) {
        var due = due(it, counted).now();
        var money = payments.standing(it.order());
        if (money.captured() >= due.getAmountMinorLong()) {
            return;
        }
        throw money.captured() + money.capturing() >= due.getAmountMinorLong()
                ? FulfilmentProblem.captureUnclear()
                : FulfilmentProblem.notCaptured(
                        due, Money.ofMinor(due.getCurrencyUnit(), money.captured()));
    }

    Fulfilment deliver(UUID id) {
        transaction.executeWithoutResult(_ -> fulfilments.deliver(id));
        return fulfilments.find(id);
    }

    Fulfilment cancel(UUID id) {
        transaction.executeWithoutResult(_ -> fulfilments.cancel(id));
        return fulfilments.find(id);
    }
}

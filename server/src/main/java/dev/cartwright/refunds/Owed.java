package dev.cartwright.refunds;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.Postings;
import dev.cartwright.orders.Order;
import dev.cartwright.platform.Actor;
import dev.cartwright.refunds.Refund.Status;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be paid for an order: all of it, less what was waived. The caller holds the order's
 * lock.
 */
@Service
public class Owed {

    private final RefundTable refunds;
    private final Ledger ledger;
    private final Clock clock;

    Owed(RefundTable refunds, Ledger ledger, Clock clock) {
        this.refunds = refunds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Returns what is owed without these units.
     *
     * @param units by line
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money without(Order order, Map<UUID, Integer> units) {
        var owed = owed(order.id(), Portions.of(order));
        return Money.ofMinor(
                order.totals().total().getCurrencyUnit(),
                owed.total() - owed.of(units, false).total());
    }

    /** Returns what units are worth of which nothing was given back yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money units(Order order, Map<UUID, Integer> units) {
        return Money.ofMinor(
                order.totals().total().getCurrencyUnit(), left(order).of(units, false).total());
    }

    /** What is to be delivered and paid for, and was not given back in any other way either. */
    private Portions left(Order order) {
        return Refunds.left(order, refunds.of(order.id()));
    }

    /**
     * Lets go of the claim for units that will not be delivered and were not paid, and of the
     * delivery if all else is gone; of no more than is left beside what was given back.
     *
     * @param id of the reduction
     * @param units by line
     * @return what is not owed any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money waive(
            UUID id, Order order, Map<UUID, Integer> units, boolean delivery, String reason) {
        var currency = order.totals().total().getCurrencyUnit();
        var given = left(order).of(units, delivery).compact();
        var amount = Money.ofMinor(currency, given.total());
        if (amount.isZero()) {
            return amount;
        }
        var me = Actor.current().label();
        var now = clock.instant();
        refunds.insert(
                new Refund(
                        id,
                        order.id(),
                        null,
                        null,
                        amount,
                        given,
                        reason,
                        Status.WAIVED,
                        me,
                        now,
                        me,
                        now),
                order.channel());
        Postings.orderReduced(id, order.id(), given.amounts(currency))
                .ifPresent(posting -> ledger.post(List.of(posting)));
        return amount;
    }

    private Portions owed(OrderId order, Portions whole) {
        return refunds.of(order).stream()
                .filter(it -> it.status() == Status.WAIVED)
                .map(Refund::given)
                .reduce(whole, Portions::minus);
    }
}

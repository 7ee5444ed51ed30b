package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.Operation.Kind;
import dev.cartwright.payments.Operation.Status;
import dev.cartwright.payments.Outcome.Approved;
import dev.cartwright.payments.Outcome.Declined;
import dev.cartwright.payments.Outcome.NotFound;
import dev.cartwright.payments.Outcome.Unknown;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: asks processors to move money and remembers what became of it. */
@Service
public class Payments {

    private final PaymentTable payments;
    private final Processors processors;
    private final PaymentSettings settings;
    private final Ids ids;
    private final Clock clock;

    Payments(
            PaymentTable payments,
            Processors processors,
            PaymentSettings settings,
            Ids ids,
            Clock clock) {
        this.payments = payments;
        this.processors = processors;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Throws {@link dev.cartwright.kernel.InvalidField} naming what cannot be paid with. */
    public void check(String processor, String token) {
        processors.check(processor, token);
    }

    /** Notes, in the caller's transaction, that an order is to be paid at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation open(OrderId order, ChannelId channel, String processor, Money amount) {
        var payment = new PaymentId(ids.next());
        var sale =
                new Operation(
                        ids.next(), payment, order, processor, Kind.SALE, amount, Status.NEW, 0);
        var now = clock.instant();
        payments.open(sale, channel, now, now.plus(settings.askAfter()));
        return sale;
    }

    /**
     * Sends a new operation: marks it, durably and with all that was committed before, then asks
     * the processor. Outside any transaction, and not under {@code Propagation.NEVER}, which would
     * keep the first statement's connection until the processor has answered.
     *
     * @throws PaymentProblem where the operation is not there or was sent or given up meanwhile;
     *     then nobody was asked
     */
    public Outcome send(Operation operation, String token) {
        var now = clock.instant();
        if (!payments.markSent(operation.id(), now, now.plus(settings.askAfter()))) {
            throw PaymentProblem.lost();
        }
        return processors.execute(operation, token);
    }

    /** Returns operations whose time to ask has come; not those somebody else asks about now. */
    @Transactional
    public List<Operation> unsettled(int most) {
        return payments.unsettled(clock.instant(), settings.askAfter(), most);
    }

    /**
     * Finds out what became of an unsettled operation; a refund that never arrived is sent again.
     * Outside any transaction.
     */
    public Outcome ask(Operation operation) {
        if (operation.kind() == Kind.REFUND) {
            payments.markSent(operation.id(), clock.instant(), askAgain(operation));
            return processors.execute(operation, null);
        }
        if (operation.status() == Status.NOT_SENT) {
            return new NotFound();
        }
        if (operation.status() == Status.NEW) {
            return payments.giveUp(operation.id()) ? new NotFound() : new Unknown("is being sent");
        }
        return processors.find(operation);
    }

    /**
     * Notes what became of an operation, in the caller's transaction; false where it was noted
     * before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean settle(Operation operation, Outcome outcome) {
        var now = clock.instant();
        return switch (outcome) {
            case Approved(var reference) -> payments.approved(operation, reference, now);
            case Declined(var reason) -> payments.refused(operation, Status.DECLINED, reason, now);
            case NotFound _ -> payments.refused(operation, Status.NOT_FOUND, "not found", now);
            case Unknown _ -> throw new IllegalArgumentException("unknown settles nothing");
        };
    }

    /** Notes that it is not known yet, and when to ask again. */
    @Transactional
    public void unknown(Operation operation, String reason) {
        payments.unknown(operation.id(), reason, askAgain(operation));
    }

    /** Promises all captured money of an order's payments back, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Operation> refundAll(OrderId order) {
        return payments.captured(order).stream()
                .filter(captured -> payments.promiseRefund(captured.payment(), captured.amount()))
                .map(captured -> {
                    var refund =
                            new Operation(
                                    ids.next(),
                                    captured.payment(),
                                    order,
                                    captured.processor(),
                                    Kind.REFUND,
                                    captured.amount(),
                                    Status.NEW,
                                    0);
                    payments.insert(refund, clock.instant());
                    return refund;
                })
                .toList();
    }

    /** Doubles the pause with each question, up to a limit. */
    private Instant askAgain(Operation operation) {
        var pause = settings.askAfter().multipliedBy(1L << Math.min(operation.asked(), 20));
        var most = settings.askAtMostEvery();
        return clock.instant().plus(pause.compareTo(most) < 0 ? pause : most);
    }
}

package dev.cartwright.payments;

import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Unknown;
import dev.cartwright.processors.Processors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends operations to their processors, once, and asks again until it is known what they did. */
@Service
public class Exchanges {

    /** Where a processor does not say whether a refund has come back. */
    private static final Duration ONCE_MORE = Duration.ofHours(1);

    private final OperationTable operations;
    private final PaymentQuery query;
    private final Processors processors;
    private final Returns returns;
    private final PaymentSettings settings;
    private final Clock clock;

    Exchanges(
            OperationTable operations,
            PaymentQuery query,
            Processors processors,
            Returns returns,
            PaymentSettings settings,
            Clock clock) {
        this.operations = operations;
        this.query = query;
        this.processors = processors;
        this.returns = returns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends a new operation: marks it, durably and with all that was committed before, then asks
     * the processor. Outside any transaction, and not under {@code Propagation.NEVER}, which would
     * keep the first statement's connection until the processor has answered.
     *
     * @throws PaymentProblem where the operation is not there or was sent or given up meanwhile;
     *     then nobody was asked
     */
    public Exchange send(Operation operation) {
        var now = clock.instant();
        var askAt = now.plus(processors.answerWithin()).plus(settings.pause(0));
        if (!operations.markSent(operation.id(), now, askAt)) {
            throw PaymentProblem.lost();
        }
        return execute(operation);
    }

    /** Returns operations whose time to ask has come; not those somebody else asks about now. */
    @Transactional
    public List<Operation> unsettled(int most) {
        return operations.unsettled(
                clock.instant(), processors.answerWithin().multipliedBy(4), most);
    }

    /**
     * Finds out what became of an unsettled operation. What goes on with a payment, such as a
     * refund, is sent again with the same key, unless that can only be answered as before; what
     * begins one is only asked about, for the customer may be gone. Outside any transaction.
     */
    public Exchange ask(Operation operation) {
        if (operation.status() == Status.NOT_SENT) {
            return Exchange.of(new NotFound());
        }
        if (!operation.kind().begins()) {
            operations.markSent(operation.id(), clock.instant(), clock.instant());
            return operation.status() == Status.PENDING || !processors.mayRepeat(operation)
                    ? processors.inquire(operation)
                    : execute(operation);
        }
        if (operation.status() == Status.NEW) {
            return Exchange.of(
                    operations.giveUp(operation.id())
                            ? new NotFound()
                            : new Unknown("is being sent"));
        }
        if (isAbandoned(operation)) {
            // Whatever comes of it, what the processor says next is what counts.
            processors.execute(operation.abandoned());
        }
        return processors.inquire(operation);
    }

    /** The customer was to confirm it, and has not come back in time. */
    private boolean isAbandoned(Operation operation) {
        var sentAt = operation.details().sentAt();
        return operation.status() == Status.PENDING
                && sentAt != null
                && sentAt.plus(settings.confirmWithin()).isBefore(clock.instant())
                && query.awaitsCustomer(operation.payment());
    }

    private Exchange execute(Operation operation) {
        return processors.execute(returns.to(operation));
    }

    /** Returns refunds that were paid and may have come back; not those looked after just now. */
    @Transactional
    public List<Operation> toRecheck(int most) {
        return operations.toRecheck(clock.instant(), ONCE_MORE, most);
    }

    /** Asks whether a refund that was paid still is. Outside any transaction. */
    public Exchange recheck(Operation refund) {
        var exchange = processors.inquire(refund);
        var sentAt = Objects.requireNonNullElse(refund.details().sentAt(), Instant.EPOCH);
        if (!(exchange.outcome() instanceof Unknown)) {
            operations.recheckAt(refund.id(), settings.recheckAt(sentAt, clock.instant()));
        }
        return exchange;
    }

    /** Notes that it is not known yet, and when to ask again; in the end a person is asked. */
    @Transactional
    public void unknown(Operation operation, Exchange exchange) {
        var now = clock.instant();
        operations.unknown(
                operation.id(),
                exchange.outcome() instanceof Unknown(var reason)
                        ? reason
                        : exchange.outcome().toString(),
                now.plus(settings.pause(operation.asked())),
                settings.isForAPerson(operation.asked()),
                exchange.failed() ? now : null);
    }

    /** How long goods have to stay set aside so that they are there after the next question. */
    public Duration holdOn(Operation operation) {
        return settings.pause(operation.asked()).plus(settings.confirmWithin());
    }
}

package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.ledger.Posting;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Unknown;
import dev.cartwright.processors.ProcessorEvent.News;
import dev.cartwright.processors.Processors;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: asks processors to move money and remembers what became of it. */
@Service
public class Payments {

    private final PaymentTable payments;
    private final Promises promises;
    private final PaymentAnswers answers;
    private final Processors processors;
    private final Returns returns;
    private final PaymentQuery query;
    private final PaymentSettings settings;
    private final Clock clock;

    Payments(
            PaymentTable payments,
            Promises promises,
            PaymentAnswers answers,
            Processors processors,
            Returns returns,
            PaymentQuery query,
            PaymentSettings settings,
            Clock clock) {
        this.payments = payments;
        this.promises = promises;
        this.answers = answers;
        this.processors = processors;
        this.returns = returns;
        this.query = query;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How an order is to be paid.
     *
     * @param processor the shop's choice; null where the routes decide
     * @param token the processor's own name for what is paid with
     * @param country of the delivery address
     * @param returnUrl the shop's page for a customer who had to confirm; null where it has none
     */
    public record Tender(
            @Nullable String processor, String token, String country, @Nullable URI returnUrl) {}

    /** Throws {@link dev.cartwright.kernel.InvalidField} naming what cannot be paid with. */
    public void check(@Nullable String processor, String token) {
        processors.check(processor, token);
    }

    /**
     * Notes, in the caller's transaction, that an order is to be paid, at once or when it ships.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation open(OrderId order, ChannelId channel, Tender tender, Money amount) {
        var taker =
                processors
                        .takers(
                                tender.processor(),
                                tender.token(),
                                channel,
                                tender.country(),
                                amount)
                        .getFirst();
        return promises.open(order, channel, taker, tender, amount);
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
        if (!payments.markSent(operation.id(), now, askAt)) {
            throw PaymentProblem.lost();
        }
        return execute(operation);
    }

    /**
     * Turns a payment that its processor was not sent to the next one that takes it, in the
     * caller's transaction.
     *
     * @return what to send instead; empty where nobody else takes it, or enough have been tried
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Operation> reroute(Operation operation, Exchange exchange, Tender tender) {
        return promises.reroute(operation, exchange, tender);
    }

    /** Returns operations whose time to ask has come; not those somebody else asks about now. */
    @Transactional
    public List<Operation> unsettled(int most) {
        return payments.unsettled(clock.instant(), processors.answerWithin().multipliedBy(4), most);
    }

    /**
     * Finds out what became of an unsettled operation. What goes on with a payment, such as a
     * refund, is sent again with the same key; what begins one is only asked about, for the
     * customer may be gone. Outside any transaction.
     */
    public Exchange ask(Operation operation) {
        if (operation.status() == Status.NOT_SENT) {
            return Exchange.of(new NotFound());
        }
        if (!operation.kind().begins()) {
            payments.markSent(operation.id(), clock.instant(), clock.instant());
            return operation.status() == Status.PENDING || !processors.mayRepeat(operation)
                    ? processors.inquire(operation)
                    : execute(operation);
        }
        if (operation.status() == Status.NEW) {
            return Exchange.of(
                    payments.giveUp(operation.id())
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

    /**
     * Notes what became of an operation, in the caller's transaction, and posts what moved.
     *
     * @param also what else is true if and only if this tells something new
     * @return false where it tells nothing new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean settle(Operation operation, Exchange exchange, Posting... also) {
        return answers.settle(operation.id(), exchange, List.of(also));
    }

    /** Notes that it is not known yet, and when to ask again; in the end a person is asked. */
    @Transactional
    public void unknown(Operation operation, String reason) {
        payments.unknown(
                operation.id(),
                reason,
                clock.instant().plus(settings.pause(operation.asked())),
                settings.isForAPerson(operation.asked()));
    }

    /** How long goods have to stay set aside so that they are there after the next question. */
    public Duration holdOn(Operation operation) {
        return settings.pause(operation.asked()).plus(settings.confirmWithin());
    }

    /** Promises all captured money of an order's payments back, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Operation> refundAll(OrderId order) {
        return promises.beginAll(order, Kind.REFUND, payment -> payment.sums().refundable());
    }

    /**
     * Promises money of a payment back, in the caller's transaction; {@link Moves#send} it then.
     *
     * @param id of the operation; the processor's idempotency key
     * @throws PaymentProblem where less is left of it, or a person has to decide first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation refund(UUID id, PaymentId payment, Money amount) {
        return promises.begin(id, payment, Kind.REFUND, amount);
    }

    /** What may be paid back of each payment of an order, under their locks; the oldest first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SequencedMap<PaymentId, Money> refundable(OrderId order) {
        var left = new LinkedHashMap<PaymentId, Money>();
        payments.lockAll(order).forEach(it -> left.put(it.id(), it.money(it.sums().refundable())));
        return left;
    }

    /** Gives up what was authorised for an order and not captured, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Operation> voidAll(OrderId order) {
        return promises.beginAll(order, Kind.VOID, payment -> payment.sums().open());
    }

    /** How the money of an order stands, under the locks of its payments. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Standing standing(OrderId order) {
        return Standing.of(payments.lockAll(order));
    }

    /** The page where the customer has to confirm the payment of an order; empty where nowhere. */
    public Optional<URI> action(OrderId order) {
        return query.action(order);
    }

    /** Finds the operation of which a processor tells: by our id, else by its own reference. */
    public Optional<Operation> find(String processor, News news) {
        return news.operation()
                .flatMap(query::operation)
                .or(() -> query.operation(processor, news.reference(), news.of()))
                .filter(it -> it.processor().equals(processor));
    }

    public List<Operation> find(Collection<UUID> operations) {
        return query.operations(operations);
    }

    public Optional<Operation> find(UUID operation) {
        return query.operation(operation);
    }
}

package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.ledger.Posting;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Payer;
import dev.cartwright.processors.ProcessorEvent.News;
import dev.cartwright.processors.Processors;
import java.net.URI;
import java.time.Instant;
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

/** The front door: promises that money moves, and remembers what became of it. */
@Service
public class Payments {

    private final PaymentTable payments;
    private final Promises promises;
    private final PaymentAnswers answers;
    private final Processors processors;
    private final PaymentQuery query;

    Payments(
            PaymentTable payments,
            Promises promises,
            PaymentAnswers answers,
            Processors processors,
            PaymentQuery query) {
        this.payments = payments;
        this.promises = promises;
        this.answers = answers;
        this.processors = processors;
        this.query = query;
    }

    /**
     * How an order is to be paid.
     *
     * @param processor the shop's choice; null where the routes decide
     * @param token the processor's own name for what is paid with
     * @param country of the delivery address
     * @param returnUrl the shop's page for a customer who had to confirm; null where it has none
     * @param payer whom the chosen processor keeps what is paid with for; null where it does not
     */
    public record Tender(
            @Nullable String processor,
            String token,
            String country,
            @Nullable URI returnUrl,
            @Nullable Payer payer) {}

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
     * Turns a payment that its processor was not sent to the next one that takes it, in the
     * caller's transaction.
     *
     * @return what to send instead; empty where nobody else takes it, or enough have been tried
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Operation> reroute(Operation operation, Exchange exchange, Tender tender) {
        return promises.reroute(operation, exchange, tender);
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

    /**
     * Promises to take what is due of what was authorised for an order, in the caller's
     * transaction; {@link Moves#send} it then. Only one capture at a time: what another takes just
     * now is asked for once that is known.
     *
     * @param id of the operation
     * @param due what is to be captured altogether
     * @param most what will ever be due: a processor that captures once takes it now
     * @return empty where so much is captured, or nothing is authorised any more
     * @throws PaymentProblem where a capture is under way, or a person has to decide first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Operation> capture(UUID id, OrderId order, Money due, Money most) {
        return promises.capture(id, order, due, most);
    }

    /**
     * Returns orders of which an authorisation ends between two instants, and something of it is
     * left; the oldest of each processor.
     *
     * @param asked those of which a capture was asked for since then are left out
     */
    public List<OrderId> endingBy(
            ChannelId channel, Instant now, Instant then, Instant asked, int most) {
        return processors.all().stream()
                .flatMap(it -> {
                    var life = it.capabilities().authorizationLifetime();
                    var begun = new PaymentQuery.Begun(now.minus(life), then.minus(life));
                    return query.authorized(channel, it.name(), begun, asked, most).stream();
                })
                .toList();
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

    /** Throws {@link dev.cartwright.kernel.InvalidField} for what cannot be paid back so. */
    public void checkAmount(PaymentId payment, Money amount) {
        query.payment(payment).ifPresent(it -> processors.checkAmount(it.getProcessor(), amount));
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

    /** Whether who asks may see what is of a payment's channel; jobs and buyers may. */
    public boolean isInScope(PaymentId payment) {
        return query.payment(payment).isPresent();
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

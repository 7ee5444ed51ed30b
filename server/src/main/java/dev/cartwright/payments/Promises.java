package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.PaymentSettings.Capture;
import dev.cartwright.payments.Payments.Tender;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Details;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Processors;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is asked of processors, promised within the caller's transaction before it is sent. */
@Component
class Promises {

    private final PaymentTable payments;
    private final OperationTable operations;
    private final Processors processors;
    private final PaymentSettings settings;
    private final Ids ids;
    private final Clock clock;

    Promises(
            PaymentTable payments,
            OperationTable operations,
            Processors processors,
            PaymentSettings settings,
            Ids ids,
            Clock clock) {
        this.payments = payments;
        this.operations = operations;
        this.processors = processors;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Operation open(
            OrderId order, ChannelId channel, String processor, Tender tender, Money amount) {
        var now = clock.instant();
        var capture = processors.takesLater(processor) ? Capture.MANUAL : settings.capture(channel);
        var kind = capture == Capture.MANUAL ? Kind.AUTHORIZE : Kind.SALE;
        var operation =
                operation(
                        ids.next(),
                        new PaymentId(ids.next()),
                        order,
                        processor,
                        new Details(tender.token(), null, null, null, null, null, tender.payer()),
                        kind,
                        amount);
        var row = new PaymentsRecord();
        row.setPaymentId(operation.payment());
        row.setOrderId(order);
        row.setChannelId(channel);
        row.setProcessor(processor);
        row.setCurrency(amount.getCurrencyUnit());
        row.setAmountMinor(amount.getAmountMinorLong());
        row.setCapture(capture.name());
        row.setCountry(tender.country());
        row.setToken(tender.token());
        if (tender.payer() != null) {
            row.setPayer(tender.payer().reference());
            row.setKeepsMethod(tender.payer().keep());
        }
        row.setReturnTo(Objects.toString(tender.returnUrl(), null));
        row.setLastHash("");
        row.setCreatedAt(now);
        payments.open(
                row,
                PaymentRows.row(operation, now, now.plus(settings.pause(0))),
                PaymentEvent.of(
                        operation,
                        now,
                        1,
                        PaymentEvent.Kind.OPENED,
                        kind + " " + amount + " by " + processor));
        return operation;
    }

    /** Turns a payment to the next who takes it; nobody has heard of it so far. */
    Optional<Operation> reroute(Operation operation, Exchange exchange, Tender tender) {
        var payment = payments.lock(operation.payment()).orElseThrow();
        var taker = next(payment, operation, tender);
        if (taker.isEmpty() || payment.attempts() >= settings.attempts()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var again =
                operation(
                        ids.next(),
                        payment.id(),
                        payment.order(),
                        taker.get(),
                        new Details(payment.token(), null, null, null, null, null, null),
                        operation.kind(),
                        operation.amount());
        var change = new PaymentsRecord();
        change.setProcessor(taker.get());
        change.setAttempts(payment.attempts() + 1);
        operations.passOver(operation.id(), "not sent; rerouted to " + taker.get(), now);
        payments.begin(
                payment,
                change,
                PaymentRows.row(again, now, now.plus(settings.pause(0))),
                PaymentEvent.of(
                        again,
                        now,
                        payment.events() + 1,
                        PaymentEvent.Kind.REROUTED,
                        exchange.outcome().toString()));
        return Optional.of(again);
    }

    private Optional<String> next(Payment payment, Operation operation, Tender tender) {
        var takers =
                processors.takers(
                        tender.processor(),
                        tender.token(),
                        payment.channel(),
                        tender.country(),
                        operation.amount());
        return takers.stream().skip(takers.indexOf(payment.processor()) + 1L).findFirst();
    }

    /** What waits for a capture to be known is begun when it is. */
    List<Operation> beginAll(OrderId order, Kind kind, ToLongFunction<Payment> left) {
        return payments.lockAll(order).stream()
                .filter(payment -> left.applyAsLong(payment) > 0)
                .filter(payment ->
                        processors.capabilities(payment.processor()).multipleCapture()
                                || Limits.canVoid(payment, kind))
                .map(payment -> begin(ids.next(), payment, kind, left.applyAsLong(payment)))
                .toList();
    }

    /** One payment at a time: orders have one that was not given up. */
    Optional<Operation> capture(UUID id, OrderId order, Money due, Money most) {
        for (var payment : payments.lockAll(order)) {
            var sums = payment.sums();
            if (sums.open() > 0 || sums.capturing() > 0) {
                var able = processors.capabilities(payment.processor());
                var upTo = able.multipleCapture() ? due : most;
                var taken = sums.captured() + sums.capturing();
                var wanted = Math.min(upTo.getAmountMinorLong() - taken, sums.open());
                if (wanted <= 0) {
                    continue;
                }
                Limits.check(payment, Kind.CAPTURE, payment.money(wanted), able);
                return Optional.of(begin(id, payment, Kind.CAPTURE, wanted));
            }
        }
        return Optional.empty();
    }

    /**
     * Promises an operation on a payment.
     *
     * @param amount null is all that is left
     * @throws dev.cartwright.kernel.InvalidField for one that the processor cannot be told
     */
    Operation begin(UUID operation, PaymentId id, Kind kind, @Nullable Money amount) {
        var payment = payments.lock(id).orElseThrow(PaymentProblem::unknown);
        Limits.check(payment, kind, amount, processors.capabilities(payment.processor()));
        var left = payment.money(Limits.left(payment, kind));
        var wanted = amount == null ? left : amount;
        if (kind != Kind.VOID) {
            processors.checkAmount(payment.processor(), wanted);
        }
        return begin(operation, payment, kind, wanted.getAmountMinorLong());
    }

    private Operation begin(UUID id, Payment payment, Kind kind, long minor) {
        var now = clock.instant();
        var operation =
                operation(
                        id,
                        payment.id(),
                        payment.order(),
                        payment.processor(),
                        new Details(
                                payment.token(), payment.reference(), null, null, null, null, null),
                        kind,
                        payment.money(minor));
        var change = new PaymentsRecord();
        PaymentRows.set(change, payment.sums().promised(kind, minor));
        payments.begin(
                payment,
                change,
                PaymentRows.row(operation, now, now.plus(pause(operation))),
                PaymentEvent.of(
                        operation,
                        now,
                        payment.events() + 1,
                        PaymentEvent.Kind.ASKED,
                        kind + " " + operation.amount()));
        return operation;
    }

    /** What was refused before is asked for by itself later and later, at last once a day. */
    private Duration pause(Operation operation) {
        var refused =
                operation.kind() == Kind.VOID ? operations.refusedVoids(operation.payment()) : 0;
        return refused == 0 ? Duration.ZERO : settings.pause(refused - 1);
    }

    private static Operation operation(
            UUID id,
            PaymentId payment,
            OrderId order,
            String processor,
            Details details,
            Kind kind,
            Money amount) {
        return new Operation(id, payment, order, processor, kind, amount, Status.NEW, details, 0);
    }
}

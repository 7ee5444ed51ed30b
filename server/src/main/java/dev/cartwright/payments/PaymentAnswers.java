package dev.cartwright.payments;

import static java.util.stream.Collectors.joining;

import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.Posting;
import dev.cartwright.ledger.Postings;
import dev.cartwright.payments.schema.tables.records.PaymentTransactionsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Processors;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What answers change, within the caller's transaction: row, operation, event and posting. */
@Component
class PaymentAnswers {

    private final PaymentTable payments;
    private final Promises promises;
    private final Processors processors;
    private final Ledger ledger;
    private final PaymentSettings settings;
    private final Ids ids;
    private final Clock clock;

    PaymentAnswers(
            PaymentTable payments,
            Promises promises,
            Processors processors,
            Ledger ledger,
            PaymentSettings settings,
            Ids ids,
            Clock clock) {
        this.payments = payments;
        this.promises = promises;
        this.processors = processors;
        this.ledger = ledger;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns whether it told anything new. */
    boolean settle(UUID id, Exchange exchange, List<Posting> also) {
        var locked = payments.lock(id).orElseThrow();
        var payment = locked.payment();
        var operation = locked.operation();
        var next =
                Transition.of(
                                payment.sums(),
                                payment.stage(),
                                payment.review(),
                                operation,
                                exchange.outcome(),
                                !processors.capabilities(payment.processor()).multipleCapture())
                        .orElse(null);
        if (next == null) {
            return false;
        }
        var what =
                next.stage() == Stage.CONFLICTED && payment.stage() != Stage.CONFLICTED
                        ? PaymentEvent.Kind.CONFLICTED
                        : PaymentEvent.Kind.ANSWERED;
        payments.settle(
                payment,
                change(operation, exchange.outcome(), next),
                settled(operation, exchange.outcome(), next),
                PaymentEvent.of(
                        operation,
                        clock.instant(),
                        payment.events() + 1,
                        what,
                        facts(exchange, next)));
        var postings = new ArrayList<>(also);
        if (next.moved()) {
            posting(operation, next).ifPresent(postings::add);
        }
        ledger.post(postings);
        if (Reviews.givesUp(operation, next, payment.review())) {
            // The reconciliation sends it.
            promises.begin(ids.next(), payment.id(), Kind.VOID, null);
        }
        return true;
    }

    private PaymentsRecord change(Operation operation, Outcome outcome, Transition next) {
        var change = new PaymentsRecord();
        PaymentRows.set(change, next.sums());
        change.setStage(next.stage().name());
        if (next.review() != null) {
            change.setReview(next.review().name());
        }
        if (operation.kind().begins() && !(outcome instanceof Reviewed)) {
            reference(outcome).ifPresent(change::setReference);
            change.setAction(
                    outcome instanceof ActionRequired(_, var page) ? page.toString() : null);
        }
        if (next.moved() && next.sums().captured() > 0 && operation.kind() != Kind.REFUND) {
            change.setCapturedAt(clock.instant());
        }
        return change;
    }

    private PaymentTransactionsRecord settled(
            Operation operation, Outcome outcome, Transition next) {
        var now = clock.instant();
        var row = new PaymentTransactionsRecord();
        row.setId(operation.id());
        row.setStatus(next.status().name());
        if (outcome instanceof Reviewed) {
            return row;
        }
        row.setReason(next.reason());
        reference(outcome).ifPresent(row::setReference);
        if (operation.kind() == Kind.REFUND) {
            row.setRecheckAt(mayComeBack(operation, next) ? settings.recheckAt(now, now) : null);
        }
        switch (next.status()) {
            case PENDING -> row.setAskAt(now.plus(settings.pause(0)));
            case SUCCEEDED, DECLINED, NOT_SENT, NOT_FOUND, MANUAL, REVERSED ->
                    row.setSettledAt(now);
            case REPLACED, BY_HAND -> {}
            case NEW, SENT, UNKNOWN -> throw new IllegalStateException("not an answer");
        }
        return row;
    }

    private boolean mayComeBack(Operation operation, Transition next) {
        return next.status() == Status.SUCCEEDED
                && processors.capabilities(operation.processor()).asynchronousRefunds();
    }

    private static Optional<String> reference(Outcome outcome) {
        return switch (outcome) {
            case Succeeded(var reference, _) -> Optional.of(reference);
            case InReview(var reference, _) -> Optional.of(reference);
            case ActionRequired(var reference, _) -> Optional.of(reference);
            case Pending(var reference) -> Optional.of(reference);
            default -> Optional.empty();
        };
    }

    private static String facts(Exchange exchange, Transition next) {
        return Stream.concat(
                        Stream.of(next.status() + ": " + exchange.outcome()),
                        exchange.said().stream())
                .collect(joining("\n\n"));
    }

    /** Empty where nobody has got any money. */
    private static Optional<Posting> posting(Operation operation, Transition next) {
        var id = operation.id();
        var order = operation.order();
        var amount = operation.amount();
        return switch (operation.kind()) {
            case SALE, CAPTURE -> Optional.of(Postings.captured(id, order, amount));
            case REFUND ->
                    Optional.of(
                            next.status() == Status.SUCCEEDED
                                    ? Postings.refundPaid(id, order, amount)
                                    : Postings.refundFailed(id, order, amount));
            case AUTHORIZE, VOID, INCREMENT -> Optional.empty();
        };
    }
}

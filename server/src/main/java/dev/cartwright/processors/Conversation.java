package dev.cartwright.processors;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.cartwright.platform.Actor;
import dev.cartwright.processors.Answer.Replied;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks one processor, for no longer than a shopper would wait. Whatever goes wrong is "unknown":
 * only the processor's own word is proof.
 */
@Component
class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final ProcessorSettings settings;
    private final Transport transport;
    private final Breakers breakers;
    private final Clock clock;

    Conversation(ProcessorSettings settings, Transport transport, Breakers breakers, Clock clock) {
        this.settings = settings;
        this.transport = transport;
        this.breakers = breakers;
        this.clock = clock;
    }

    Exchange execute(PaymentProcessor processor, Operation operation) {
        return withinTime(
                processor,
                operation,
                () ->
                        switch (processor) {
                            case LocalProcessor local -> Exchange.of(local.execute(operation));
                            case RemoteProcessor remote -> {
                                var request = remote.request(operation);
                                var answer = send(remote, request);
                                yield new Exchange(
                                        remote.parse(operation, answer),
                                        List.of(Redaction.of(request), Redaction.of(answer)),
                                        isFailure(answer));
                            }
                        });
    }

    Exchange inquire(PaymentProcessor processor, Operation operation) {
        return withinTime(
                processor,
                operation,
                () ->
                        believed(
                                operation,
                                processor,
                                switch (processor) {
                                    case LocalProcessor local -> Exchange.of(local.find(operation));
                                    case RemoteProcessor remote -> inquire(remote, operation);
                                }));
    }

    private Exchange inquire(RemoteProcessor remote, Operation operation) {
        var said = new ArrayList<String>();
        Outcome outcome = new Unknown("there is no way to ask");
        for (var request : remote.inquiries(operation)) {
            var answer = send(remote, request);
            said.add(Redaction.of(request));
            said.add(Redaction.of(answer));
            outcome = remote.parseInquiry(operation, answer);
            if (!(outcome instanceof NotFound || outcome instanceof Unknown)) {
                break;
            }
        }
        return new Exchange(outcome, said);
    }

    /** A gateway's 502, 503 or 504 is not the processor's: what that says is still to come. */
    private static boolean isFailure(Answer answer) {
        return answer instanceof Replied(var status, _, _) && status == 500;
    }

    /** Counted from the last time that anything of it may have been on its way. */
    private Exchange believed(Operation operation, PaymentProcessor processor, Exchange exchange) {
        if (!(exchange.outcome() instanceof NotFound)) {
            return exchange;
        }
        var details = operation.details();
        var since = details.failedAt() == null ? details.sentAt() : details.failedAt();
        var proof =
                since != null
                        && !clock.instant()
                                .isBefore(
                                        since.plus(processor.capabilities().absenceProvesAfter()));
        return proof ? exchange : new Exchange(new Unknown("not found yet"), exchange.said());
    }

    private Answer send(RemoteProcessor remote, ProcessorRequest request) {
        var answer = breakers.call(remote.name(), () -> transport.send(request));
        LOG.debug("{}\n{}", Redaction.of(request), Redaction.of(answer));
        return answer;
    }

    /** Whatever goes wrong is "unknown": only the processor's own word is proof. */
    private Exchange withinTime(
            PaymentProcessor processor, Operation operation, Callable<Exchange> question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a processor is never called inside a transaction");
        }
        var actor = new Actor(Actor.Kind.SYSTEM, processor.name(), Actor.current().requestId());
        var answer =
                new FutureTask<>(
                        () -> ScopedValue.where(Actor.CURRENT, actor).call(question::call));
        Thread.ofVirtual().name("processor-" + operation.id()).start(answer);
        try {
            return answer.get(patience(processor).toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unknown("no answer within " + settings.answerWithin());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return unknown("interrupted");
        } catch (ExecutionException e) {
            LOG.warn("{} failed on {}", processor.name(), operation.id(), e.getCause());
            return unknown(Objects.toString(e.getCause()));
        }
    }

    /** A line to a processor has its own clock, and an inquiry may use it several times. */
    private Duration patience(PaymentProcessor processor) {
        return processor instanceof LocalProcessor
                ? settings.answerWithin()
                : settings.answerWithin().multipliedBy(4);
    }

    private static Exchange unknown(String reason) {
        return Exchange.of(new Unknown(reason));
    }
}

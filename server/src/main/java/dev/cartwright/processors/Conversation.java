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
import java.util.function.Function;
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
                "operation " + operation.id(),
                Conversation::unknown,
                () ->
                        switch (processor) {
                            case LocalProcessor local -> Exchange.of(local.execute(operation));
                            case RemoteProcessor remote -> {
                                var request = remote.request(operation);
                                var answer = send(remote.name(), request);
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
                "operation " + operation.id(),
                Conversation::unknown,
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
            var answer = send(remote.name(), request);
            said.add(Redaction.of(request));
            said.add(Redaction.of(answer));
            outcome = remote.parseInquiry(operation, answer);
            if (!(outcome instanceof NotFound || outcome instanceof Unknown)) {
                break;
            }
        }
        return new Exchange(outcome, said);
    }

    Finding run(PaymentProcessor processor, Vault vault, Errand errand) {
        return withinTime(
                processor,
                errand.getClass().getSimpleName(),
                Finding.Unknown::new,
                () ->
                        switch (vault) {
                            case LocalVault local -> local.run(errand);
                            case RemoteVault remote -> run(processor.name(), remote, errand);
                        });
    }

    private Finding run(String processor, RemoteVault vault, Errand errand) {
        Finding finding = new Finding.Unknown("there is no way to ask");
        for (var request : vault.requests(errand)) {
            finding = vault.parse(errand, send(processor, request));
            if (!(finding instanceof Finding.Unknown)) {
                break;
            }
        }
        return finding;
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

    private Answer send(String processor, ProcessorRequest request) {
        var answer = breakers.call(processor, () -> transport.send(request));
        LOG.atDebug()
                .addArgument(() -> Redaction.of(request))
                .addArgument(() -> Redaction.of(answer))
                .log("{}\n{}");
        return answer;
    }

    /** Whatever goes wrong is "unknown": only the processor's own word is proof. */
    private <T> T withinTime(
            PaymentProcessor processor,
            String about,
            Function<String, T> unknown,
            Callable<T> question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a processor is never called inside a transaction");
        }
        var actor = new Actor(Actor.Kind.SYSTEM, processor.name(), Actor.current().requestId());
        var answer =
                new FutureTask<T>(
                        () -> ScopedValue.where(Actor.CURRENT, actor).call(question::call));
        Thread.ofVirtual().name(processor.name() + " " + about).start(answer);
        try {
            return answer.get(patience(processor).toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unknown.apply("no answer within " + settings.answerWithin());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return unknown.apply("interrupted");
        } catch (ExecutionException e) {
            LOG.warn("{} failed on {}", processor.name(), about, e.getCause());
            return unknown.apply(Objects.toString(e.getCause()));
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

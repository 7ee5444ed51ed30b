package dev.cartwright.payments;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.payments.Outcome.Unknown;
import dev.cartwright.platform.Actor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The processors there are, each asked for no longer than a shopper would wait. */
@Component
class Processors {

    private static final Logger LOG = LoggerFactory.getLogger(Processors.class);

    private final Map<String, PaymentProcessor> byName;
    private final PaymentSettings settings;

    Processors(List<PaymentProcessor> processors, PaymentSettings settings) {
        byName = processors.stream().collect(toUnmodifiableMap(PaymentProcessor::name, identity()));
        this.settings = settings;
    }

    void check(String name, String token) {
        var processor = byName.get(name);
        if (processor == null) {
            throw new InvalidField("payment.processor", "must be one of " + byName.keySet());
        }
        processor.check(token);
    }

    Outcome execute(Operation operation, @Nullable String token) {
        return withinTime(operation, it -> it.execute(operation, token));
    }

    Outcome find(Operation operation) {
        return withinTime(operation, it -> it.find(operation.id()));
    }

    List<PaymentProcessor> all() {
        return List.copyOf(byName.values());
    }

    private interface Question {
        Outcome ask(PaymentProcessor processor) throws Exception;
    }

    /** Whatever goes wrong is "unknown": only the processor's own word is proof. */
    private Outcome withinTime(Operation operation, Question question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a processor is never called inside a transaction");
        }
        var processor = byName.get(operation.processor());
        if (processor == null) {
            return new Unknown("processor " + operation.processor() + " is not configured");
        }
        var actor = new Actor(Actor.Kind.SYSTEM, processor.name(), Actor.current().requestId());
        Callable<Outcome> call =
                () -> ScopedValue.where(Actor.CURRENT, actor).call(() -> question.ask(processor));
        var answer = new FutureTask<>(call);
        Thread.ofVirtual().name("processor-" + operation.id()).start(answer);
        try {
            return answer.get(settings.answerWithin().toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Unknown("no answer within " + settings.answerWithin());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Unknown("interrupted");
        } catch (ExecutionException e) {
            LOG.warn("{} failed on {}", processor.name(), operation.id(), e.getCause());
            return new Unknown(Objects.toString(e.getCause()));
        }
    }
}

package dev.cartwright.checkout;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.payments.Exchanges;
import dev.cartwright.payments.Settling;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Jobs;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.NotSent;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Chases payments of which nobody knows what became, and refunds that are owed. */
@Component
class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private static final int AT_ONCE = 8;
    private static final int MOST = 32;

    private final Exchanges exchanges;
    private final Settling settling;
    private final Inventory inventory;
    private final Clock clock;

    Reconciliation(Exchanges exchanges, Settling settling, Inventory inventory, Clock clock) {
        this.exchanges = exchanges;
        this.settling = settling;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Asks about everything whose time has come; some at once, for a processor may be slow. */
    void run() {
        var actor = Actor.current();
        var work =
                Stream.concat(
                                exchanges.unsettled(MOST).stream()
                                        .<Runnable>map(it -> () -> settle(it)),
                                exchanges.toRecheck(MOST).stream()
                                        .<Runnable>map(it -> () -> recheck(it)))
                        .<Callable<Void>>map(it ->
                                () -> {
                                    ScopedValue.where(Actor.CURRENT, actor).run(it);
                                    return null;
                                })
                        .toList();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            threads.invokeAll(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that fails is asked about again; it holds up no other. */
    void settle(Operation operation) {
        try {
            var exchange = exchanges.ask(operation);
            if (stillUnknown(operation, exchange.outcome())) {
                exchanges.unknown(operation, exchange);
                inventory.extend(
                        operation.order(), clock.instant().plus(exchanges.holdOn(operation)));
            } else {
                settling.settle(operation, exchange);
            }
        } catch (RuntimeException e) {
            LOG.error("Operation {} could not be settled", operation.id(), e);
        }
    }

    /** A refund that was paid may have come back, and the news of it may be lost. */
    void recheck(Operation refund) {
        try {
            var exchange = exchanges.recheck(refund);
            if (exchange.outcome() instanceof Reversed) {
                settling.settle(refund, exchange);
            }
        } catch (RuntimeException e) {
            LOG.error("Refund {} could not be looked after", refund.id(), e);
        }
    }

    /** What goes on with a payment and was not sent is sent again, not dropped. */
    private static boolean stillUnknown(Operation operation, Outcome outcome) {
        return switch (outcome) {
            case Unknown _ -> true;
            case NotSent _ -> !operation.kind().begins();
            case Pending _, ActionRequired _ -> operation.status() == Status.PENDING;
            case Succeeded _, InReview _, Reviewed _, Declined _, NotFound _, Reversed _ -> false;
        };
    }

    @Bean
    static RecurringTask<Void> reconcilePayments(Reconciliation reconciliation) {
        return Jobs.every(Duration.ofSeconds(5), "reconcile-payments", reconciliation::run);
    }
}

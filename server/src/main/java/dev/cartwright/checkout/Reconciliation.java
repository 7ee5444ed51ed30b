package dev.cartwright.checkout;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.payments.Operation;
import dev.cartwright.payments.Operation.Kind;
import dev.cartwright.payments.Outcome.Unknown;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

    /** Goods stay set aside at least this long after each question. */
    private static final Duration HOLD_ON = Duration.ofMinutes(30);

    private final Payments payments;
    private final Settlement settlement;
    private final Inventory inventory;
    private final Clock clock;

    Reconciliation(Payments payments, Settlement settlement, Inventory inventory, Clock clock) {
        this.payments = payments;
        this.settlement = settlement;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Asks about everything whose time has come; some at once, for a processor may be slow. */
    void run() {
        var actor = Actor.current();
        var work =
                payments.unsettled(MOST).stream()
                        .<Callable<Void>>map(operation ->
                                () -> {
                                    ScopedValue.where(Actor.CURRENT, actor)
                                            .run(() -> settle(operation));
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
    private void settle(Operation operation) {
        try {
            var outcome = payments.ask(operation);
            if (outcome instanceof Unknown(var reason)) {
                payments.unknown(operation, reason);
                inventory.extend(operation.order(), clock.instant().plus(HOLD_ON));
            } else if (operation.kind() == Kind.REFUND) {
                settlement.settleRefund(operation, outcome);
            } else {
                settlement.settle(operation, outcome);
            }
        } catch (RuntimeException e) {
            LOG.error("Operation {} could not be settled", operation.id(), e);
        }
    }

    @Bean
    static RecurringTask<Void> reconcilePayments(Reconciliation reconciliation) {
        return Jobs.every(Duration.ofSeconds(5), "reconcile-payments", reconciliation::run);
    }
}

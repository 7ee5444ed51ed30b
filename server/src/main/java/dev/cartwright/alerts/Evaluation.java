package dev.cartwright.alerts;

import dev.cartwright.alerts.AlertTable.Change;
import dev.cartwright.inventory.StockFacts;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the stock, and says what is wrong with it. */
@Component
class Evaluation {

    /** So few that a plan made before the tables were ever analysed is quick, too. */
    private static final int AT_ONCE = 1_000;

    private final AlertTable alerts;
    private final StockFacts facts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Evaluation(
            AlertTable alerts,
            StockFacts facts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.alerts = alerts;
        this.facts = facts;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Looks at all stock. Who does so at the same time changes nothing about the outcome. */
    void all() {
        eachSlice(this::evaluate);
        transaction.execute(_ -> alerts.escalate(clock.instant()));
    }

    /** Looks up how everything sells. */
    void paces() {
        eachSlice(skus -> alerts.learnPaces(skus, clock.instant()));
    }

    /** Looks at one SKU, in the caller's transaction if there is one. */
    void one(Sku sku) {
        transaction.executeWithoutResult(_ -> {
            alerts.learnPaces(List.of(sku), clock.instant());
            evaluate(List.of(sku));
        });
    }

    private void eachSlice(Consumer<List<Sku>> work) {
        @Nullable Sku last = null;
        do {
            var skus = facts.skus(last, AT_ONCE);
            transaction.executeWithoutResult(_ -> work.accept(skus));
            last = skus.size() < AT_ONCE ? null : skus.getLast();
        } while (last != null);
    }

    private void evaluate(List<Sku> skus) {
        var at = clock.instant();
        alerts.evaluate(skus, at).forEach(change -> events.publishEvent(event(change, at)));
    }

    private Object event(Change it, Instant at) {
        var kind = StockAlertKind.valueOf(it.kind());
        return it.raised()
                ? new StockAlertRaised(
                        ids.next(),
                        at,
                        it.id(),
                        kind,
                        it.sku(),
                        it.location(),
                        it.lot(),
                        it.units())
                : new StockAlertResolved(
                        ids.next(), at, it.id(), kind, it.sku(), it.location(), it.lot());
    }
}

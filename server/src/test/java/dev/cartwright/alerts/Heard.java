package dev.cartwright.alerts;

import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.event.TransactionalEventListener;

/** What was told of alerts, by whichever thread, and committed. */
@TestComponent
class Heard {

    private final List<StockAlertRaised> raised = new CopyOnWriteArrayList<>();
    private final List<StockAlertResolved> resolved = new CopyOnWriteArrayList<>();

    @TransactionalEventListener
    void on(StockAlertRaised news) {
        raised.add(news);
    }

    @TransactionalEventListener
    void on(StockAlertResolved news) {
        resolved.add(news);
    }

    Stream<StockAlertRaised> raised(StockAlertKind kind, Sku sku) {
        return raised.stream().filter(it -> it.kind() == kind && it.sku().equals(sku));
    }

    Stream<StockAlertResolved> resolved(StockAlertKind kind, Sku sku) {
        return resolved.stream().filter(it -> it.kind() == kind && it.sku().equals(sku));
    }
}

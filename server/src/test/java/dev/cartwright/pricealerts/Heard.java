package dev.cartwright.pricealerts;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.event.TransactionalEventListener;

/** What was told of alerts, by whichever thread, and committed. */
@TestComponent
class Heard {

    private final List<PriceAlertFired> fired = new CopyOnWriteArrayList<>();

    @TransactionalEventListener
    void on(PriceAlertFired news) {
        fired.add(news);
    }

    List<PriceAlertFired> of(Sku sku) {
        return fired.stream().filter(it -> it.sku().equals(sku)).toList();
    }

    List<PriceAlertFired> of(CustomerId customer) {
        return fired.stream().filter(it -> it.customer().equals(customer)).toList();
    }

    /** The prices that were told of a SKU. */
    List<String> prices(Sku sku) {
        return of(sku).stream().map(it -> it.newPrice().toString()).toList();
    }
}

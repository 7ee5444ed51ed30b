package dev.cartwright.abandonment;

import dev.cartwright.orders.OrderCancelled;
import java.time.Clock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears of orders that were cancelled: they have recovered nothing. Twice is as good. */
@Component
class CancellationNews {

    private final RecoveryTable table;
    private final Clock clock;

    CancellationNews(RecoveryTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(OrderCancelled news) {
        table.takeBack(news.order(), clock.instant());
    }
}

package dev.cartwright.abandonment;

import dev.cartwright.MovableClock;
import dev.cartwright.carts.IdleCarts;
import dev.cartwright.customers.Customers;
import dev.cartwright.orders.OrderFeed;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.ServerKey;
import java.time.Duration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The same shop where so many of a hundred persons are held out. */
@TestComponent
record Lottery(
        IdleCarts carts,
        Customers customers,
        OrderFeed orders,
        ServerKey key,
        AbandonedTable table,
        ApplicationEventPublisher events,
        Ids ids,
        TransactionTemplate transaction,
        MovableClock clock) {

    Shoppers shoppers(int percent) {
        return new Shoppers(customers, orders, key, settings(percent));
    }

    Finder finder(int percent) {
        var telling = new Telling(table, shoppers(percent), settings(percent), events, ids);
        return new Finder(carts, shoppers(percent), telling, settings(percent), transaction, clock);
    }

    private static AbandonmentSettings settings(int percent) {
        return new AbandonmentSettings(
                Duration.ofMinutes(2),
                Duration.ofHours(1),
                Duration.ofDays(7),
                Duration.ofHours(24),
                percent);
    }
}

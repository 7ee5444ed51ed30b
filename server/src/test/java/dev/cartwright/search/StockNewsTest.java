package dev.cartwright.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Shop;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.StockCameBack;
import dev.cartwright.inventory.StockRanOut;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import(TestDatabase.class)
class StockNewsTest {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired Catalog catalog;
    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired ApplicationEventPublisher events;
    @Autowired IncompleteEventPublications unheard;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    Shop shop;
    Sku tin = new Sku("replaced");

    @BeforeEach
    void green_tea_of_which_two_tins_are_there() {
        shop = new Shop(catalog);
        shop.add(shop.greenTea());
        tin = shop.sku("TIN");
        stockroom.receive("main", Map.of(tin, 2), "delivery 1");
        await().until(() -> unheardNews() == 0);
    }

    @Test
    void a_product_is_in_stock_while_any_unit_of_it_can_be_had() {
        assertThat(inStock()).isTrue();
        var order = takeAll();
        await().untilAsserted(() -> assertThat(inStock()).isFalse());
        inventory.release(order, "cancelled");
        await().untilAsserted(() -> assertThat(inStock()).isTrue());
    }

    @Test
    void news_that_comes_late_twice_or_of_strangers_is_checked_and_changes_nothing() {
        publish(new StockRanOut(UUID.randomUUID(), NOON, Shop.CHANNEL, tin, "main"));
        publish(new StockRanOut(UUID.randomUUID(), NOON, Shop.CHANNEL, shop.sku("NONE"), "main"));
        var came = new StockCameBack(UUID.randomUUID(), NOON, Shop.CHANNEL, tin, "main", 2);
        publish(came);
        publish(came);

        await().until(() -> unheardNews() == 0);
        assertThat(inStock()).isTrue();
    }

    @Test
    void a_listener_that_was_cut_off_hears_the_news_again() {
        transaction.executeWithoutResult(_ -> {
            db.fetch(
                    "select 1 from search.listings where slug = ? for update",
                    shop.slug("green-tea").value());
            Thread.ofVirtual().start(this::takeAll);
            var us = db.fetchSingle("select pg_backend_pid()").get(0, int.class);
            await().until(() -> isCutOff(us));
        });
        assertThat(unheardNews()).isEqualTo(1);
        assertThat(inStock()).isTrue();

        await().until(() -> {
            unheard.resubmitIncompletePublications(_ -> true);
            return unheardNews() == 0;
        });
        assertThat(inStock()).isFalse();
    }

    private OrderId takeAll() {
        var order = new OrderId(UUID.randomUUID());
        transaction.executeWithoutResult(_ ->
                inventory.reserve(
                        order,
                        null,
                        Shop.CHANNEL,
                        new Sourcing(List.of("main"), null),
                        Map.of(tin, 2)));
        return order;
    }

    /** Ends the connection that waits for our lock, as that of a killed server ends. */
    private boolean isCutOff(int us) {
        return db.fetch(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where ? = any(pg_blocking_pids(pid))
                        """,
                        us)
                .isNotEmpty();
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    private int unheardNews() {
        return db.fetch(
                        "select 1 from events.event_publication where serialized_event like ?",
                        "%" + shop.mark + "%")
                .size();
    }

    private boolean inStock() {
        return db.fetchSingle(
                        "select in_stock from search.listings where slug = ?",
                        shop.slug("green-tea").value())
                .get(0, boolean.class);
    }
}

package dev.cartwright.stocklive;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Bundles;
import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, BroadcastTest.Ears.class})
class BroadcastTest {

    private static final String NOBODY_WRITES =
            """
            select pg_snapshot_xmin(now) = pg_snapshot_xmax(now) from pg_current_snapshot() now
            """;

    @Autowired Broadcast broadcast;
    @Autowired Stockroom stockroom;
    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Bundles bundles;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Ears ears;

    Sku tea = new Sku("replaced");

    /** What was told and committed. */
    @TestComponent
    static class Ears implements KnownSkus {
        private final List<AvailabilityChanged> heard = new CopyOnWriteArrayList<>();

        /** By a method, for Spring may stand in between. */
        List<AvailabilityChanged> heard() {
            return heard;
        }

        @TransactionalEventListener
        void on(AvailabilityChanged news) {
            heard.add(news);
        }

        @Override
        public boolean contains(Sku sku) {
            return true;
        }
    }

    /** What was moved is told once nobody is left who began before. */
    private void tell() {
        await().until(() -> db.fetchSingle(NOBODY_WRITES).get(0, boolean.class));
        broadcast.run();
    }

    @BeforeEach
    void ten_teas_of_which_all_know() {
        tell();
        tea = new Sku("TEA-" + UUID.randomUUID());
        stockroom.receive("main", Map.of(tea, 10), "delivery");
        tell();
        ears.heard().clear();
    }

    @Test
    void several_sales_between_two_looks_are_one_event_and_no_news_is_none() {
        tell();
        assertThat(ears.heard()).isEmpty();

        sell(tea, 1);
        sell(tea, 2);
        tell();
        tell();

        assertThat(ears.heard())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.sku()).isEqualTo(tea);
                    assertThat(it.available()).isEqualTo(7);
                    assertThat(it.channel()).isEqualTo(Channels.DEFAULT);
                });
    }

    @Test
    void what_leaves_as_it_was_promised_changes_nothing() {
        var order = sell(tea, 1);
        inventory.allocate(order);
        tell();
        ears.heard().clear();

        dispatch.ship(order, Map.of(tea, 1), null, "parcel");
        tell();
        assertThat(ears.heard()).isEmpty();
    }

    @Test
    void a_bundle_is_told_of_with_its_parts() {
        var set = new Sku("SET-" + UUID.randomUUID());
        bundles.compose(set, Map.of(tea, 3));
        sell(tea, 2);
        tell();

        assertThat(ears.heard())
                .extracting(AvailabilityChanged::sku, AvailabilityChanged::available)
                .containsExactlyInAnyOrder(tuple(tea, 8), tuple(set, 2));
    }

    @Test
    void what_began_first_and_commits_last_is_told_and_what_came_between_is_told_once()
            throws Exception {
        var cup = new Sku("CUP-" + UUID.randomUUID());
        stockroom.receive("main", Map.of(cup, 10), "delivery");
        tell();
        ears.heard().clear();
        var moved = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow =
                Thread.ofVirtual()
                        .start(() ->
                                transaction.executeWithoutResult(_ -> {
                                    sell(tea, 1);
                                    moved.countDown();
                                    await().until(() -> goOn.getCount() == 0);
                                }));
        moved.await();
        sell(cup, 1);
        broadcast.run();
        broadcast.run();
        goOn.countDown();
        slow.join();
        tell();
        tell();

        assertThat(ears.heard())
                .extracting(AvailabilityChanged::sku)
                .containsExactlyInAnyOrder(tea, cup);
    }

    @Test
    void many_servers_tell_once() throws Exception {
        sell(tea, 1);
        var run =
                (Callable<Boolean>)
                        () -> {
                            broadcast.run();
                            return true;
                        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(nCopies(8, run)).stream().map(Future::resultNow))
                    .containsOnly(true);
        }
        assertThat(ears.heard()).hasSize(1);
    }

    @Test
    void a_restored_copy_begins_where_it_is() {
        db.execute("update stocklive.watermarks set database = 'elsewhere', position = 7");
        sell(tea, 1);
        tell();
        assertThat(ears.heard()).isEmpty();

        sell(tea, 1);
        tell();
        assertThat(ears.heard()).singleElement().matches(it -> it.available() == 8);
    }

    private OrderId sell(Sku sku, int units) {
        var order = new OrderId(UUID.randomUUID());
        var from = new Sourcing(List.of("main"), null);
        transaction.executeWithoutResult(
                _ -> inventory.reserve(order, null, Channels.DEFAULT, from, Map.of(sku, units)));
        return order;
    }
}

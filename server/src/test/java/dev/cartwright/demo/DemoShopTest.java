package dev.cartwright.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Invariant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest(value = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "search")
@Import(TestDatabase.class)
class DemoShopTest {

    @Autowired Catalog catalog;
    @Autowired Stockroom stockroom;
    @Autowired Channels channels;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired JsonMapper json;
    @Autowired Clock clock;
    @Autowired ObjectProvider<DemoShop> loader;
    @Autowired List<Invariant> invariants;

    DemoShop demo;

    @BeforeEach
    void a_loader() {
        demo = new DemoShop(catalog, stockroom, channels, transaction, db, json, clock);
    }

    @Test
    void a_shop_without_the_profile_has_no_demo() {
        assertThat(loader.stream()).isEmpty();
    }

    @Test
    void a_killed_load_leaves_nothing_then_two_at_once_load_once_and_later_starts_nothing()
            throws Exception {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var killed = nodes.submit(load());
            await().pollDelay(Duration.ZERO).until(this::loaderIsKilled);
            assertThatThrownBy(killed::get).isNotNull();
            assertThat(catalog.isEmpty()).isTrue();
            assertThat(count("inventory.inventory_items")).isZero();

            for (var node : nodes.invokeAll(List.of(load(), load()))) {
                assertThat(node.state()).isEqualTo(Future.State.SUCCESS);
            }
        }
        assertThat(count("catalog.variants")).isEqualTo(3_485);
        assertThat(count("pricing.prices")).isEqualTo(3_485);
        demo.run(new DefaultApplicationArguments());
        assertThat(count("pricing.prices")).isEqualTo(3_485);
        assertThat(count("events.event_publication")).isZero();
        assertThat(count("search.listings where in_stock")).isGreaterThan(2_900);
        assertThat(count("search.listings where not in_stock")).isGreaterThan(50);
        for (var invariant : invariants) {
            assertThat(invariant.check().violations()).as(invariant.name()).isEmpty();
        }
    }

    private Callable<Void> load() {
        return () -> {
            demo.run(new DefaultApplicationArguments());
            return null;
        };
    }

    /** Ends the loader's connection once it holds its lock, as a killed server's would end. */
    private boolean loaderIsKilled() {
        return db.fetch(
                        """
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and granted and database =
                            (select oid from pg_database where datname = current_database())
                        """)
                .isNotEmpty();
    }

    private int count(String rows) {
        return db.fetchSingle("select count(*) from " + rows).get(0, int.class);
    }
}

package dev.cartwright.imports;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Shop;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@WholeShop
class ImportRaceTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired ImportTable imports;
    @Autowired Catalog catalog;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    @Test
    void nodes_that_have_the_same_import_take_each_row_over_once() throws Exception {
        var merchant = new Merchant(http, run);
        var id = merchant.queues(Merchant.CSV, "sku,price\n" + "A,x\n".repeat(6_000));

        race(
                nCopies(
                        6,
                        () -> {
                            while (imports.find(id).orElseThrow().status().isUnderWay()) {
                                run.work(id);
                            }
                            return true;
                        }));

        assertThat(merchant.looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "DONE", "rows": 6000, "refused": 6000, "errors": 6000,
                         "progress": 100}
                        """);
        assertThat(
                        db.fetch(
                                        "select distinct line from imports.errors where import_id ="
                                                + " ?",
                                        id)
                                .size())
                .isEqualTo(6_000);
    }

    @Test
    void of_a_cancellation_and_the_last_chunk_one_comes_first() throws Exception {
        var merchant = new Merchant(http, run);
        for (int i = 0; i < 10; i++) {
            var id = merchant.queues(Merchant.CSV, "sku,price\nA,x\n");

            var answers =
                    race(
                            List.of(
                                    () -> merchant.cancels(id).getResponse().getStatus(),
                                    () -> {
                                        merchant.works(id);
                                        return 0;
                                    }));

            var status = Merchant.read(merchant.looksAt(id), "$.status");
            assertThat(status).isEqualTo(answers.contains(201) ? "CANCELLED" : "DONE");
        }
    }

    @Test
    void a_product_that_staff_make_meanwhile_is_changed_by_the_next_try() throws Exception {
        var merchant = new Merchant(http, run);
        var shop = new Shop(catalog);
        var id =
                merchant.queues(
                        Merchant.CSV,
                        """
                        sku,product,name,category,price
                        %s,%s,Cup of ours,%s,3.00
                        """
                                .formatted(shop.sku("cup"), shop.slug("cup"), shop.tea));

        var work = new AtomicReference<Thread>();
        transaction.executeWithoutResult(_ -> {
            shop.add(shop.single("cup", shop.drinks, 1));
            var us = db.fetchSingle("select pg_backend_pid()").get(0, int.class);
            work.set(Thread.ofVirtual().start(() -> merchant.works(id)));
            await().until(() -> isWaitedFor(us));
        });
        work.get().join();
        merchant.works(id);

        assertThat(merchant.looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"DONE\", \"updated\": 1, \"errors\": 0}");
        assertThat(catalog.find(shop.slug("cup")).orElseThrow().product().category())
                .isEqualTo(shop.tea);
    }

    private boolean isWaitedFor(int us) {
        return db.fetch("select from pg_stat_activity where ? = any(pg_blocking_pids(pid))", us)
                .isNotEmpty();
    }

    private static <T> List<T> race(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}

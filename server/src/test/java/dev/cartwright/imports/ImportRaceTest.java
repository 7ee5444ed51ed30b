package dev.cartwright.imports;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class ImportRaceTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired ImportTable imports;
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

    private static <T> List<T> race(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}

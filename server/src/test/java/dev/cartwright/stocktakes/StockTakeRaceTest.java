package dev.cartwright.stocktakes;

import static dev.cartwright.stocktakes.Counter.APPLY;
import static dev.cartwright.stocktakes.Counter.MAIN;
import static dev.cartwright.stocktakes.Counter.assertProblem;
import static dev.cartwright.stocktakes.Counter.read;
import static dev.cartwright.stocktakes.Counter.tea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Channels;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts while others buy, and the same file twice. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Counter.Teas.class})
class StockTakeRaceTest {

    @Autowired TakeTable takes;
    @Autowired TakeWork work;
    @Autowired Auditor auditor;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    final Counter counter;

    StockTakeRaceTest(
            @Autowired MockMvcTester http,
            @Autowired TakeRun run,
            @Autowired Stockroom stockroom,
            @Autowired Inventory inventory) {
        counter = new Counter(http, run, stockroom, inventory);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void a_count_waits_for_a_sale_and_knows_what_is_promised_then() throws Exception {
        var tea = counter.tenTeas(MAIN);

        meanwhile().of(() -> reserve(tea, 9), () -> counter.countShelf(tea, counted(7)));

        var level = counter.inventory().levels(tea).getFirst();
        assertThat(level.reserved()).isEqualTo(9);
        assertThat(level.onHand()).isEqualTo(7);
        assertThat(level.shortage()).isEqualTo(2);
    }

    @Test
    void a_sale_waits_for_a_count_and_gets_no_more_than_was_found() throws Exception {
        var tea = counter.tenTeas(MAIN);

        var held = meanwhile().of(() -> counter.countShelf(tea, counted(7)), () -> reserve(tea, 9));

        assertThat(held).isFalse();
        assertThat(counter.onHand(tea)).isEqualTo(7);
        assertThat(counter.inventory().levels(tea).getFirst().shortage()).isZero();
    }

    @Test
    void nodes_that_have_the_same_file_count_each_row_once() throws Exception {
        var teas = IntStream.range(0, 1_500).mapToObj(_ -> tea()).toList();
        var file =
                teas.stream()
                        .map(tea -> tea + ",3\n")
                        .collect(Collectors.joining("", "sku,counted\n", ""));
        var queued = counter.send(APPLY, "text/csv", file, null);
        var id = UUID.fromString(read(queued, "$.id").toString());
        var node =
                (Callable<Boolean>)
                        () -> {
                            while (takes.find(id).orElseThrow().status().isUnderWay()) {
                                work.next(id);
                            }
                            return true;
                        };

        race(List.of(node, node, node, node));

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "DONE", "changed": 1500, "refused": 0, "found": 4500}
                        """);
    }

    @Test
    void a_chunk_that_broke_off_is_counted_again_and_once() {
        var tea = counter.tenTeas(MAIN);
        var queued = counter.send(APPLY, "text/csv", "sku,counted\n" + tea + ",7\nNOPE,1\n", null);
        var id = UUID.fromString(read(queued, "$.id").toString());

        transaction.executeWithoutResult(killed -> {
            work.next(id);
            assertThat(counter.onHand(tea)).isEqualTo(7);
            killed.setRollbackOnly();
        });
        assertThat(counter.onHand(tea)).isEqualTo(10);
        counter.work(id);

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "DONE", "rowsTotal": 2, "changed": 1, "refused": 1,
                         "errors": 1, "missing": 3}
                        """);
        assertThat(counter.onHand(tea)).isEqualTo(7);
    }

    @Test
    void the_same_file_sent_twice_at_once_under_one_key_counts_once() throws Exception {
        var tea = counter.tenTeas(MAIN);
        var key = UUID.randomUUID().toString();
        var send =
                (Callable<String>)
                        () -> {
                            var answer =
                                    counter.send(
                                            APPLY, "text/csv", "sku,counted\n" + tea + ",7\n", key);
                            assertThat(answer).hasStatus(202);
                            return read(answer, "$.id").toString();
                        };

        var ids = race(List.of(send, send));

        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        counter.work(UUID.fromString(ids.getFirst()));
        assertThat(counter.onHand(tea)).isEqualTo(7);
        assertProblem(
                counter.send(APPLY, "text/csv", "sku,counted\n" + tea + ",8\n", key),
                422,
                "idempotency-key-reused");
    }

    private static String counted(int units) {
        return "{\"location\": \"main\", \"counted\": %d, \"reason\": \"looked\"}".formatted(units);
    }

    private boolean reserve(Sku sku, int units) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    var answer =
                            counter.inventory()
                                    .reserve(
                                            new OrderId(UUID.randomUUID()),
                                            null,
                                            Channels.DEFAULT,
                                            new Sourcing(List.of(MAIN), null),
                                            Map.of(sku, units));
                    if (!(answer instanceof Held)) {
                        status.setRollbackOnly();
                    }
                    return answer instanceof Held;
                }));
    }

    private static <T> List<T> race(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(it -> it.resultNow()).toList();
        }
    }

    private Meanwhile meanwhile() {
        return new Meanwhile(transaction, db);
    }
}

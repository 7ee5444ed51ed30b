package dev.cartwright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Two imports at once have a turn; how long depends on who waits. */
@WholeShop
class ImportTurnTest {

    @Autowired MockMvcTester http;
    @Autowired ImportTable imports;
    @Autowired ChunkWork chunks;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    ImportRun run;

    @BeforeEach
    void turns_of_our_own() {
        run = new ImportRun(imports, chunks, clock);
    }

    @Test
    void an_import_that_nobody_waits_behind_goes_on() throws Exception {
        var id = queues(20_000);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = threads.submit(() -> run.work(id));
            while (!work.isDone()) {
                clock.move(Duration.ofSeconds(31));
                Thread.sleep(10);
            }
            assertThat(work.get()).as("over").isEmpty();
        }
        assertThat(Merchant.read(merchant().looksAt(id), "$.rows")).isEqualTo(20_000);
    }

    @Test
    void after_half_a_minute_one_makes_room_for_an_import_that_waits() throws Exception {
        var third = queues(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = queues(100_000);
            var other = queues(100_000);
            var working =
                    Stream.of(one, other).map(id -> threads.submit(() -> run.work(id))).toList();
            await().until(() -> isRunning(one) && isRunning(other));
            assertThat(run.work(third)).contains(Duration.ofSeconds(5));
            clock.move(Duration.ofSeconds(31));
            await().until(() -> working.stream().anyMatch(Future::isDone));

            assertThat(working.stream().filter(Future::isDone).map(Future::resultNow))
                    .containsExactly(Optional.of(Duration.ZERO));
            assertThat(run.work(third)).isEmpty();
            merchant().cancels(one);
            merchant().cancels(other);
        }
    }

    private boolean isRunning(UUID id) {
        return Merchant.read(merchant().looksAt(id), "$.status").equals("RUNNING");
    }

    /** The server's own job must not take it. */
    private UUID queues(int rows) {
        var id = merchant().queues(Merchant.CSV, "sku,price\n" + "A,x\n".repeat(rows));
        db.execute("delete from platform.scheduled_tasks where task_instance = ?", id.toString());
        return id;
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }
}

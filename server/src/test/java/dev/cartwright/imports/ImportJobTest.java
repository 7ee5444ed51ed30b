package dev.cartwright.imports;

import static dev.cartwright.imports.Merchant.CSV;
import static dev.cartwright.imports.Merchant.JSONL;
import static dev.cartwright.imports.Merchant.assertProblem;
import static dev.cartwright.imports.Merchant.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.WholeShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The scheduler at work, and limits small enough to reach. */
@WholeShop
@TestPropertySource(
        properties = {
            "db-scheduler.enabled=true",
            "db-scheduler.polling-interval=100ms",
            "db-scheduler.heartbeat-interval=500ms",
            "cartwright.file-limit=200KB",
            "cartwright.imports.most-errors=1200"
        })
class ImportJobTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired DSLContext db;

    @Test
    void a_file_that_unpacks_to_more_than_files_may_be_is_refused() {
        var id = merchant().makes(JSONL);
        var bomb = packed(new byte[50_000_000]);

        assertThat(bomb).hasSizeLessThan(200_000);
        assertProblem(merchant().sendsPacked(id, bomb), 413, "body-too-large");
        assertProblem(merchant().sends(id, new byte[204_801], "text/csv"), 413, "body-too-large");
        assertThat(Merchant.read(merchant().looksAt(id), "$.status")).isEqualTo("WAITING_FOR_FILE");
    }

    @Test
    void errors_beyond_those_that_are_kept_are_counted() {
        var id = merchant().queues(CSV, "sku,price\n" + "A,x\n".repeat(2_500));

        awaitStatus(id, "DONE");

        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"rows\": 2500, \"refused\": 2500, \"errors\": 2500, \"errorsKept\": 1200}");
        assertThat(merchant().errorsOf(id).lines()).hasSize(1_201);
        await().untilAsserted(() -> assertThat(tasks(id)).as("all is done").isZero());
    }

    @Test
    void an_import_whose_node_died_is_taken_up_by_another() {
        var bytes = "sku,price\nA,x\n".getBytes(StandardCharsets.UTF_8);
        var id = merchant().makes(CSV);
        db.transaction(tx -> {
            assertThat(merchant().sends(id, bytes, "text/csv")).hasStatus(202);
            tx.dsl()
                    .execute(
                            """
                            update platform.scheduled_tasks
                            set picked = true, picked_by = 'a node that died',
                                last_heartbeat = execution_time - interval '1 hour'
                            where task_instance = ? and not picked
                            """,
                            id.toString());
        });

        awaitStatus(id, "DONE");
        assertThat(Merchant.read(merchant().looksAt(id), "$.rows")).isEqualTo(1);
    }

    private void awaitStatus(UUID id, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Merchant.read(merchant().looksAt(id), "$.status"))
                                .isEqualTo(status));
    }

    private int tasks(UUID id) {
        return db.fetchCount(
                db.selectFrom("platform.scheduled_tasks")
                        .where("task_instance = ?", id.toString()));
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }
}

package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.cartwright.AsAdmin;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApplicationModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Goods.class})
class AdjustmentKeyTest {

    @Autowired Inventory inventory;
    @Autowired MockMvcTester http;
    @Autowired Goods goods;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        tea = goods.tenOnTheShelf();
    }

    @Test
    void a_key_sent_again_counts_once_and_gives_the_same_answer() {
        var key = UUID.randomUUID().toString();
        var body = "{\"delta\": 5, \"reason\": \"found\"}";

        assertThat(post(tea, body, key)).hasStatus(CREATED);
        adjust(tea, 1, "meanwhile");

        assertThat(post(tea, body, key))
                .hasStatus(CREATED)
                .hasContentTypeCompatibleWith(APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo(json(15, 0, 15));
        assertProblem(
                post(tea, "{\"delta\": 6, \"reason\": \"found\"}", key),
                UNPROCESSABLE_CONTENT,
                "/problems/idempotency-key-reused");
        assertThat(inventory.levels(tea)).containsExactly(Goods.level(tea, MAIN, 16, 0, 16));
    }

    @Test
    void a_refused_key_may_be_sent_again_later() {
        var key = UUID.randomUUID().toString();
        var body = "{\"delta\": -12, \"reason\": \"broken\"}";

        assertProblem(post(tea, body, key), CONFLICT, "/problems/not-on-hand");
        adjust(tea, 5, "found");

        assertThat(post(tea, body, key)).bodyJson().isStrictlyEqualTo(json(3, 0, 3));
    }

    private String json(int onHand, int reserved, int available) {
        return """
        {"sku": "%s", "locations": [
            {"location": "main", "onHand": %d, "reserved": %d, "available": %d}]}
        """
                .formatted(tea, onHand, reserved, available);
    }

    private MvcTestResult adjust(Sku sku, int delta, String reason) {
        return post(sku, "{\"delta\": %d, \"reason\": \"%s\"}".formatted(delta, reason), null);
    }

    private MvcTestResult post(Sku sku, String body, @Nullable String key) {
        var request =
                http.post()
                        .uri("/api/admin/stock/{sku}/adjustments", sku)
                        .contentType(APPLICATION_JSON)
                        .content(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private static void assertProblem(MvcTestResult answer, HttpStatus status, String type) {
        assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.type").isEqualTo(type);
    }
}

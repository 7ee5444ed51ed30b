package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.FROM;
import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.cartwright.AsAdmin;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
class ReceiptTest {

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_tea_without_stock() {
        tea = new Sku("TEA-" + UUID.randomUUID());
    }

    @Test
    void a_sku_that_nobody_has_gets_no_stock() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());

        assertProblem(receive(nope, "{\"quantity\": 5}", null), NOT_FOUND, "unknown-sku");
        assertThat(inventory.available(FROM, List.of(nope))).isEqualTo(Map.of(nope, 0));
        assertThat(movements(nope)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    quantity | "reason": "none"               | must not be null
                    quantity | "quantity": 0                  | must be greater than or equal to 1
                    quantity | "quantity": 1000001            | must be less than or equal to 1000000
                    reason   | "quantity": 1, "reason": " "   | must not be blank or contain control characters
                    location | "quantity": 1, "location": "a b" | must be a word of 1 to 64 characters
                    location | "quantity": 1, "location": "moon" | must be one of [main]
                    """)
    void nonsense_is_refused_and_the_field_is_named(String field, String body, String message) {
        assertThat(receive(tea, "{" + body + "}", null))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(field, message));
        assertThat(movements(tea)).isZero();
    }

    @Test
    void no_shelf_holds_more_than_a_thousand_million_units() {
        stockroom.receive(MAIN, Map.of(tea, 999_999_999), "first delivery");

        assertProblem(receive(tea, "{\"quantity\": 2}", null), CONFLICT, "too-many-units");
        assertThat(inventory.levels(tea))
                .containsExactly(Goods.level(tea, MAIN, 999_999_999, 0, 999_999_999));
    }

    @Test
    void the_first_units_of_a_sku_begin_its_stock_and_more_add_up() {
        assertThat(receive(tea, "{\"quantity\": 5, \"reason\": \"delivery note 4711\"}", null))
                .hasStatus(CREATED)
                .hasHeader("Location", "/api/admin/stock/" + tea)
                .bodyJson()
                .isStrictlyEqualTo(json(5));
        assertThat(receive(tea, "{\"quantity\": 2, \"location\": \"main\"}", null))
                .bodyJson()
                .isStrictlyEqualTo(json(7));

        assertThat(
                        db.select(INVENTORY_MOVEMENTS.KIND, INVENTORY_MOVEMENTS.CAUSE)
                                .from(INVENTORY_MOVEMENTS)
                                .where(INVENTORY_MOVEMENTS.SKU.eq(tea))
                                .orderBy(INVENTORY_MOVEMENTS.ID)
                                .fetch(row -> row.value1() + " " + row.value2()))
                .containsExactly("RECEIVED delivery note 4711", "RECEIVED receipt");
    }

    @Test
    void a_key_sent_again_counts_once_and_gives_the_same_answer() {
        var key = UUID.randomUUID().toString();
        var body = "{\"quantity\": 5}";

        assertThat(receive(tea, body, key)).hasStatus(CREATED);
        receive(tea, "{\"quantity\": 1}", null);

        assertThat(receive(tea, body, key))
                .hasStatus(CREATED)
                .hasHeader("Location", "/api/admin/stock/" + tea)
                .bodyJson()
                .isStrictlyEqualTo(json(5));
        assertProblem(
                receive(tea, "{\"quantity\": 6}", key),
                UNPROCESSABLE_CONTENT,
                "idempotency-key-reused");
        assertThat(inventory.levels(tea)).containsExactly(Goods.level(tea, MAIN, 6, 0, 6));
    }

    private String json(int units) {
        return """
        {"sku": "%s", "locations": [
            {"location": "main", "onHand": %d, "reserved": 0, "available": %d}]}
        """
                .formatted(tea, units, units);
    }

    private int movements(Sku sku) {
        return db.fetchCount(INVENTORY_MOVEMENTS, INVENTORY_MOVEMENTS.SKU.eq(sku));
    }

    private MvcTestResult receive(Sku sku, String body, @Nullable String key) {
        var request =
                http.post()
                        .uri("/api/admin/stock/{sku}/receipts", sku)
                        .contentType(APPLICATION_JSON)
                        .content(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private static void assertProblem(MvcTestResult answer, HttpStatus status, String slug) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + slug);
    }
}

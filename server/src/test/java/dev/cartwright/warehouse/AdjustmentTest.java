package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.cartwright.MovableClock;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Kind;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StaffTest
class AdjustmentTest {

    @Autowired Inventory inventory;
    @Autowired Depot depot;
    @Autowired MovableClock clock;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        tea = depot.tenOnTheShelf();
    }

    @Test
    void units_promised_to_an_order_cannot_be_written_off() {
        depot.heldOrderOf(Map.of(tea, 8));

        assertProblem(adjust(tea, "\"delta\": -3"), CONFLICT, "promised-to-orders");
        assertThat(inventory.levels(tea))
                .singleElement()
                .satisfies(it -> assertThat(it.onHand() + " " + it.reserved()).isEqualTo("10 8"));
        assertThat(depot.movements(tea)).hasSize(2);
    }

    @Test
    void an_unknown_sku_is_never_created_by_accident() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());

        assertProblem(adjust(nope, "\"delta\": 5"), NOT_FOUND, "unknown-sku");
        assertProblem(depot.get("/api/admin/stock/{sku}", nope), NOT_FOUND, "unknown-sku");
        assertProblem(
                adjust(tea, "\"delta\": 5, \"location\": \"moon\""), NOT_FOUND, "unknown-sku");
        assertProblem(depot.get("/api/admin/stock/{sku}", nope), NOT_FOUND, "unknown-sku");
        assertOnHand(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    delta | "delta":100001,"reason":"x" | must be less than or equal to 100000
                    delta | "delta": 0, "reason": "nothing" | must not be 0
                    delta | "delta": 1.5, "reason": "half" | must be a whole number
                    delta | "reason": "none" | must not be null
                    reason| "delta": 1 | must not be blank
                    reason| "delta": 1, "reason": " " | must not be blank
                    reason| "delta":1,"reason":"a\\u0007b" | must not contain control characters
                    location| "delta":1,"reason":"x","location":""| must be a word of 1 to 64 characters
                    lot   | "delta": 1, "reason": "x", "lot": 7 | must be a text
                    lot   | "delta": 1, "reason": "x", "lot": "L1" | no lot L1 is here
                    """,
            quoteCharacter = '`')
    void nonsense_is_refused_at_the_door_and_the_field_is_named(
            String field, String body, String message) {
        assertInvalid(send(tea, "{" + body + "}"), field, message);
        assertOnHand(10);
    }

    @Test
    void no_more_of_a_lot_is_written_off_than_there_is() {
        depot.receive(tea, 3, 100, "L1", null);

        assertProblem(adjust(tea, "\"delta\": -4, \"lot\": \"L1\""), CONFLICT, "not-on-hand");
        assertProblem(adjust(tea, "\"delta\": -1, \"lot\": \"L2\""), CONFLICT, "not-on-hand");
        assertOnHand(13);
    }

    @Test
    void a_breakage_of_one_lot_leaves_the_others() {
        depot.receive(tea, 3, 100, "L1", LocalDate.of(2099, 1, 1));
        depot.receive(tea, 3, 100, "L2", LocalDate.of(2099, 2, 1));

        assertThat(adjust(tea, "\"delta\": -2, \"lot\": \"L2\""))
                .hasStatus(CREATED)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"available": 14, "lots": {"items": [
                            {"number": "L1", "onHand": 3}, {"number": "L2", "onHand": 1},
                            {"number": "-", "onHand": 10}]}}
                        """);
    }

    @Test
    void a_find_raises_the_shelf_and_says_who_when_and_why() {
        clock.move(Duration.ofMillis(2));
        var before = clock.instant();
        assertThat(adjust(tea, "\"delta\": 5"))
                .hasStatus(CREATED)
                .bodyJson()
                .isLenientlyEqualTo(json(15));
        assertThat(depot.get("/api/admin/stock/{sku}", tea))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(json(15));

        var movement = depot.movements(tea).getFirst();
        assertThat(movement.kind()).isEqualTo(Kind.ADJUSTED);
        assertThat(movement.onHandDelta()).isEqualTo(5);
        assertThat(movement.reservedDelta()).isZero();
        assertThat(movement.location()).isEqualTo("main");
        assertThat(movement.cause()).isEqualTo("found");
        assertThat(movement.actor()).startsWith("API_KEY:");
        assertThat(movement.at()).isBetween(before, clock.instant());
    }

    @Test
    void a_key_sent_again_counts_once_and_gives_the_same_answer() {
        var key = UUID.randomUUID().toString();
        var body = "{\"delta\": 5, \"reason\": \"found\"}";

        assertThat(sendWith(key, body)).hasStatus(CREATED);
        adjust(tea, "\"delta\": 1");

        assertThat(sendWith(key, body))
                .hasStatus(CREATED)
                .hasContentTypeCompatibleWith(APPLICATION_JSON)
                .bodyJson()
                .isLenientlyEqualTo(json(15));
        assertProblem(
                sendWith(key, "{\"delta\": 6, \"reason\": \"found\"}"),
                UNPROCESSABLE_CONTENT,
                "idempotency-key-reused");
        assertOnHand(16);
    }

    @Test
    void a_refused_key_may_be_sent_again_later() {
        var key = UUID.randomUUID().toString();
        var body = "{\"delta\": -12, \"reason\": \"broken\"}";

        assertProblem(sendWith(key, body), CONFLICT, "not-on-hand");
        adjust(tea, "\"delta\": 5");

        assertThat(sendWith(key, body)).bodyJson().isLenientlyEqualTo(json(3));
    }

    private String json(int units) {
        return """
        {"sku": "%s", "available": %d, "locations": [
            {"location": "main", "onHand": %d, "reserved": 0, "available": %d}]}
        """
                .formatted(tea, units, units, units);
    }

    private void assertOnHand(int units) {
        assertThat(inventory.levels(tea))
                .singleElement()
                .satisfies(it -> assertThat(it.onHand()).isEqualTo(units));
    }

    private MvcTestResult adjust(Sku sku, String facts) {
        return send(sku, "{\"reason\": \"found\", " + facts + "}");
    }

    private MvcTestResult send(Sku sku, String body) {
        return depot.post("/api/admin/stock/{sku}/adjustments", body, sku);
    }

    private MvcTestResult sendWith(String key, String body) {
        return depot.postWith(key, "/api/admin/stock/{sku}/adjustments", body, tea);
    }
}

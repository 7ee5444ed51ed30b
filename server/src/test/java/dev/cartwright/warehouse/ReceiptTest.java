package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.MAIN;
import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StaffTest
class ReceiptTest {

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Depot depot;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_tea_without_stock() {
        tea = Depot.aTea();
    }

    @Test
    void a_sku_that_nobody_has_gets_no_stock() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());

        assertProblem(receive(nope, "\"quantity\": 5"), NOT_FOUND, "unknown-sku");
        assertThat(inventory.available(new Sourcing(List.of(MAIN), null), List.of(nope)))
                .isEqualTo(Map.of(nope, 0));
        assertThat(depot.movements(nope)).isEmpty();
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
                    quantity | "quantity": "many"             | must be a whole number
                    reason   | "quantity": 1, "reason": " "   | must not be blank or contain control characters
                    location | "quantity": 1, "location": "a b" | must be a word of 1 to 64 characters
                    lot      | "quantity": 1, "lot": "L1"     | must be an object
                    lot.number | "quantity": 1, "lot": {}     | must not be null
                    lot.number | "quantity": 1, "lot": {"number": "a/b"} | must have 1 to 64 printable characters, no '/', and not be '-'
                    lot.number | "quantity": 1, "lot": {"number": "-"} | must have 1 to 64 printable characters, no '/', and not be '-'
                    lot.expiresOn | "quantity": 1, "lot": {"number": "L", "expiresOn": "soon"} | must be a day such as 2026-01-31
                    lot.expiresOn | "quantity": 1, "lot": {"number": "L", "expiresOn": "0026-01-31"} | must be from 2000-01-01 to 9999-12-30
                    unitCost | "quantity": 1, "unitCost": 5   | must be an object
                    unitCost.amount | "quantity": 1, "unitCost": {"amount": "x", "currency": "USD"} | must be a number such as 12.34
                    unitCost.amount | "quantity": 1, "unitCost": {"amount": "-0.01", "currency": "USD"} | must be from 0 to 10000000.00
                    unitCost.amount | "quantity": 1, "unitCost": {"amount": "10000000.01", "currency": "USD"} | must be from 0 to 10000000.00
                    unitCost.currency | "quantity": 1, "unitCost": {"amount": "1.00", "currency": "EUR"} | must be USD
                    """)
    void nonsense_is_refused_and_the_field_is_named(String field, String body, String message) {
        assertInvalid(receive(tea, body), field, message);
        assertThat(depot.movements(tea)).isEmpty();
    }

    @Test
    void a_location_that_nobody_knows_is_refused_with_those_known() {
        depot.put(
                "/api/admin/inventory/locations/attic",
                "{\"name\": \"Attic\", \"priority\": 5, \"countries\": [], \"active\": false}");

        var answer = receive(tea, "\"quantity\": 1, \"location\": \"moon\"");

        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .startsWith("must be one of [")
                .contains("attic", "main")
                .doesNotContain("moon");
        assertThat(depot.movements(tea)).isEmpty();
        assertThat(receive(tea, "\"quantity\": 1, \"location\": \"attic\"")).hasStatus(CREATED);
    }

    @Test
    void no_shelf_holds_more_than_a_thousand_million_units() {
        stockroom.receive(MAIN, Map.of(tea, 999_999_999), "first delivery");

        assertProblem(receive(tea, "\"quantity\": 2"), CONFLICT, "too-many-units");
        assertThat(onHand()).isEqualTo(999_999_999);
    }

    @Test
    void what_is_not_counted_is_not_received() {
        depot.put("/api/admin/stock/{sku}/rule", "{\"tracked\": false}", tea);

        assertProblem(receive(tea, "\"quantity\": 2"), CONFLICT, "stock-not-tracked");
        assertThat(depot.movements(tea)).isEmpty();
    }

    @Test
    void a_bundle_has_no_stock_to_receive() {
        var cup = depot.tenOnTheShelf();
        depot.put(
                "/api/admin/stock/{sku}/components",
                "{\"components\": [{\"sku\": \"%s\", \"quantity\": 2}]}".formatted(cup),
                tea);

        assertProblem(receive(tea, "\"quantity\": 2"), CONFLICT, "bundle-has-no-stock");
        assertThat(depot.movements(tea)).isEmpty();
    }

    @Test
    void a_lot_expires_on_one_day_only() {
        var lot = "\"quantity\": 5, \"lot\": {\"number\": \"L1\", \"expiresOn\": \"%s\"}";
        assertThat(receive(tea, lot.formatted("2099-01-31"))).hasStatus(CREATED);

        assertInvalid(
                receive(tea, lot.formatted("2099-02-01")),
                "lot.expiresOn",
                "lot L1 expires on 2099-01-31");
        assertThat(onHand()).isEqualTo(5);
    }

    @Test
    void a_lot_comes_with_its_day_and_what_it_cost() {
        var answer =
                receive(
                        tea,
                        """
                        "quantity": 5, "lot": {"number": "L1", "expiresOn": "2099-01-31"},
                        "unitCost": {"amount": "1.20", "currency": "USD"}
                        """);

        assertThat(answer)
                .hasStatus(CREATED)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"sku": "%s", "available": 5, "lots": {"items": [
                            {"number": "L1", "location": "main", "onHand": 5, "withheld": false,
                             "value": {"amount": "6.00", "currency": "USD"},
                             "expiresOn": "2099-01-31"}]}}
                        """
                                .formatted(tea));
        assertThat(depot.movements(tea))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.lot()).isEqualTo("L1");
                    assertThat(it.value()).isEqualTo(600);
                });
    }

    @Test
    void the_first_units_of_a_sku_begin_its_stock_and_more_add_up() {
        assertThat(receive(tea, "\"quantity\": 5, \"reason\": \"delivery note 4711\""))
                .hasStatus(CREATED)
                .hasHeader("Location", "/api/admin/stock/" + tea)
                .bodyJson()
                .isLenientlyEqualTo(json(5));
        assertThat(receive(tea, "\"quantity\": 2, \"location\": \"main\""))
                .bodyJson()
                .isLenientlyEqualTo(json(7));

        assertThat(depot.movements(tea).stream().map(it -> it.kind() + " " + it.cause()))
                .containsExactlyInAnyOrder("RECEIVED delivery note 4711", "RECEIVED receipt");
    }

    @Test
    void a_key_sent_again_counts_once_and_gives_the_same_answer() {
        var key = UUID.randomUUID().toString();

        assertThat(receiveWith(key, 5)).hasStatus(CREATED);
        receive(tea, "\"quantity\": 1");

        assertThat(receiveWith(key, 5))
                .hasStatus(CREATED)
                .hasHeader("Location", "/api/admin/stock/" + tea)
                .bodyJson()
                .isLenientlyEqualTo(json(5));
        assertProblem(receiveWith(key, 6), UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        assertThat(onHand()).isEqualTo(6);
    }

    private String json(int units) {
        return """
        {"sku": "%s", "locations": [
            {"location": "main", "onHand": %d, "reserved": 0, "available": %d}]}
        """
                .formatted(tea, units, units);
    }

    private int onHand() {
        return inventory.levels(tea).getFirst().onHand();
    }

    private MvcTestResult receive(Sku sku, String body) {
        return depot.post("/api/admin/stock/{sku}/receipts", "{" + body + "}", sku);
    }

    private MvcTestResult receiveWith(String key, int units) {
        var body = "{\"quantity\": %d}".formatted(units);
        return depot.postWith(key, "/api/admin/stock/{sku}/receipts", body, tea);
    }
}

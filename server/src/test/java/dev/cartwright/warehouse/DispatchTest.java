package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.MovableClock;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StaffTest
class DispatchTest {

    static final String SHIP = "/api/admin/inventory/shipments";
    static final String UNDO = "/api/admin/inventory/shipments/undo";
    static final String BACK = "/api/admin/inventory/returns";

    @Autowired Inventory inventory;
    @Autowired Depot depot;
    @Autowired MovableClock clock;
    @Autowired Auditor auditor;

    Sku tea = new Sku("replaced");
    OrderId order = new OrderId(new UUID(0, 0));

    @BeforeEach
    void four_of_ten_teas_are_paid() {
        tea = depot.tenOnTheShelf();
        order = depot.paidOrderOf(Map.of(tea, 4));
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    order    | "lines": [{"sku": "TEA-1", "quantity": 1}]   | must not be null
                    order    | "order": "17", "lines": [{"sku": "TEA-1", "quantity": 1}] | must be a UUID
                    lines    | "order": "00000000-0000-0000-0000-000000000000" | must not be empty
                    lines    | "order": "00000000-0000-0000-0000-000000000000", "lines": [] | must not be empty
                    lines    | "order": "00000000-0000-0000-0000-000000000000", "lines": {} | must be a list
                    lines[0].sku | "order": "00000000-0000-0000-0000-000000000000", "lines": [{"quantity": 1}] | must not be null
                    lines[0].quantity | "order": "00000000-0000-0000-0000-000000000000", "lines": [{"sku": "TEA-1", "quantity": 0}] | must be greater than or equal to 1
                    lines[0].quantity | "order": "00000000-0000-0000-0000-000000000000", "lines": [{"sku": "TEA-1", "quantity": "all"}] | must be a whole number
                    lines[1].sku | "order": "00000000-0000-0000-0000-000000000000", "lines": [{"sku": "TEA-1", "quantity": 1}, {"sku": "TEA-1", "quantity": 1}] | must not be named twice
                    reason   | "order": "00000000-0000-0000-0000-000000000000", "lines": [{"sku": "TEA-1", "quantity": 1}], "reason": "" | must not be blank or contain control characters
                    """)
    void nonsense_is_refused_and_the_field_is_named(String field, String body, String message) {
        assertInvalid(depot.post(SHIP, "{" + body + "}"), field, message);
        assertInvalid(depot.post(UNDO, "{" + body + "}"), field, message);
        assertInvalid(depot.post(BACK, "{\"restock\": true, " + body + "}"), field, message);
        assertStock(10, 4);
    }

    @Test
    void a_return_says_whether_it_is_sold_again_and_to_where() {
        depot.post(SHIP, lines(2));

        assertInvalid(depot.post(BACK, lines(1)), "restock", "must not be null");
        assertThat(depot.post(BACK, with(lines(1), "\"restock\": true, \"location\": \"moon\"")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("location");
        assertStock(8, 2);
    }

    @Test
    void of_an_order_that_nobody_knows_nothing_moves() {
        order = new OrderId(UUID.randomUUID());

        assertProblem(depot.post(SHIP, lines(1)), NOT_FOUND, "unknown-order");
        assertProblem(depot.post(UNDO, lines(1)), NOT_FOUND, "unknown-order");
        assertProblem(
                depot.post(BACK, with(lines(1), "\"restock\": true")), NOT_FOUND, "unknown-order");
        assertStock(10, 4);
    }

    @Test
    void no_more_leaves_or_comes_back_than_was_promised_or_shipped() {
        assertProblem(depot.post(SHIP, lines(5)), CONFLICT, "not-promised");
        assertProblem(depot.post(UNDO, lines(1)), CONFLICT, "not-promised");
        depot.post(SHIP, lines(2));
        assertProblem(
                depot.post(BACK, with(lines(3), "\"restock\": true")), CONFLICT, "not-promised");
        assertProblem(depot.post(SHIP, lines(3)), CONFLICT, "not-promised");
        assertProblem(
                depot.post(SHIP, with(lines(1), "\"location\": \"moon\"")),
                CONFLICT,
                "not-promised");

        assertStock(8, 2);
    }

    @Test
    void what_is_not_in_the_order_or_not_paid_stays() {
        var cup = depot.tenOnTheShelf();
        assertProblem(
                depot.post(SHIP, lines(1).replace(tea.code(), cup.code())),
                CONFLICT,
                "not-promised");
        order = depot.heldOrderOf(Map.of(tea, 1));

        assertProblem(depot.post(SHIP, lines(1)), CONFLICT, "not-promised");
        assertStock(10, 5);
    }

    @Test
    void a_lot_that_expired_after_it_was_promised_is_not_shipped() {
        tea = Depot.aTea();
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/New_York"));
        depot.receive(tea, 3, 100, "OLD", today);
        depot.receive(tea, 1, 100, "NEW", null);
        order = depot.paidOrderOf(Map.of(tea, 3));
        clock.move(Duration.ofDays(1));

        assertProblem(depot.post(SHIP, lines(3)), CONFLICT, "not-on-hand");
        assertStock(4, 3);
        assertThat(depot.post(SHIP, lines(1))).hasStatus(CREATED);
        assertThat(depot.movements(tea).getFirst().lot()).isEqualTo("NEW");
    }

    @Test
    void a_parcel_leaves_is_taken_back_leaves_again_and_returns_in_part() {
        assertThat(depot.post(SHIP, with(lines(3), "\"reason\": \"parcel 7\"")))
                .hasStatus(CREATED)
                .hasHeader("Location", "/api/admin/inventory/reservations?order=" + order)
                .bodyJson()
                .isLenientlyEqualTo(promise(3, 0, 1, "ALLOCATED"));
        assertStock(7, 1);

        assertThat(depot.post(UNDO, lines(2)))
                .hasStatus(CREATED)
                .bodyJson()
                .isLenientlyEqualTo(promise(1, 0, 3, "ALLOCATED"));
        assertStock(9, 3);

        depot.post(SHIP, lines(3));
        assertThat(depot.post(BACK, with(lines(1), "\"restock\": true")))
                .hasStatus(CREATED)
                .bodyJson()
                .isLenientlyEqualTo(promise(4, 1, 0, "SHIPPED"));
        assertStock(7, 0);

        assertThat(depot.post(BACK, with(lines(2), "\"restock\": false")))
                .bodyJson()
                .isLenientlyEqualTo(promise(4, 3, 0, "SHIPPED"));
        assertStock(7, 0);
    }

    @Test
    void what_returns_may_lie_elsewhere() {
        depot.put(
                "/api/admin/inventory/locations/returns",
                "{\"name\": \"Returns\", \"priority\": 9, \"countries\": [], \"active\": true}");
        depot.post(SHIP, lines(4));

        depot.post(BACK, with(lines(2), "\"restock\": true, \"location\": \"returns\""));

        assertThat(inventory.levels(tea).stream().map(it -> it.location() + " " + it.onHand()))
                .containsExactly("main 6", "returns 2");
    }

    @Test
    void of_a_bundle_all_components_go() {
        var set = Depot.aTea();
        depot.put(
                "/api/admin/stock/{sku}/components",
                "{\"components\": [{\"sku\": \"%s\", \"quantity\": 3}]}".formatted(tea),
                set);
        order = depot.paidOrderOf(Map.of(set, 2));

        assertThat(depot.post(SHIP, lines(1).replace(tea.code(), set.code()))).hasStatus(CREATED);

        assertStock(7, 7);
    }

    @Test
    void a_key_sent_again_ships_once() {
        var key = UUID.randomUUID().toString();

        assertThat(depot.postWith(key, SHIP, lines(1))).hasStatus(CREATED);
        depot.post(SHIP, lines(1));

        assertThat(depot.postWith(key, SHIP, lines(1)))
                .hasStatus(CREATED)
                .bodyJson()
                .isLenientlyEqualTo(promise(1, 0, 3, "ALLOCATED"));
        assertProblem(
                depot.postWith(key, SHIP, lines(2)),
                UNPROCESSABLE_CONTENT,
                "idempotency-key-reused");
        assertStock(8, 2);
        assertThat(depot.postWith(key, UNDO, lines(1))).hasStatus(CREATED);
        assertThat(depot.postWith(key, UNDO, lines(1))).hasStatus(CREATED);
        assertStock(9, 3);
    }

    private String lines(int quantity) {
        return """
        {"order": "%s", "lines": [{"sku": "%s", "quantity": %d}]}
        """
                .formatted(order, tea, quantity);
    }

    private static String with(String body, String fields) {
        return body.replaceFirst("\\{", "{" + fields + ", ");
    }

    private String promise(int shipped, int returned, int outstanding, String status) {
        return """
        {"items": [{"owner": "%s", "sku": "%s", "quantity": 4, "shipped": %d, "returned": %d,
            "outstanding": %d, "status": "%s"}]}
        """
                .formatted(order, tea, shipped, returned, outstanding, status);
    }

    private void assertStock(int onHand, int reserved) {
        var level = inventory.levels(tea).getFirst();
        assertThat(level.onHand() + " " + level.reserved()).isEqualTo(onHand + " " + reserved);
    }
}

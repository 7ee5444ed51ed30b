package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StaffTest
class RecordTest {

    static final String PROMISES = "/api/admin/inventory/reservations";
    static final String MOVES = "/api/admin/inventory/movements";

    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Depot depot;
    @Autowired MovableClock clock;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_that_cost_a_dollar_each() {
        tea = Depot.aTea();
        depot.receive(tea, 10, 100, "L1", null);
        later();
    }

    /** So that what happens next is newer, to the millisecond. */
    private void later() {
        clock.move(Duration.ofMillis(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sku    | a/b      | a SKU has 1 to 64 printable characters, no '/'
                    order  | 17       | must be a UUID
                    status | LOST     | must be one of HELD, ALLOCATED, RELEASED, SHIPPED
                    limit  | 101      | must be less than or equal to 100
                    limit  | 0        | must be greater than or equal to 1
                    after  | here     | must be what a page gave as next
                    """)
    void nonsense_about_reservations_is_refused(String name, String value, String message) {
        assertInvalid(depot.get(PROMISES + "?" + name + "={value}", value), name, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sku    | a/b      | a SKU has 1 to 64 printable characters, no '/'
                    kind   | STOLEN   | must be one of RECEIVED, ADJUSTED, COUNTED, RESERVED, RELEASED, SHIPPED, UNSHIPPED, RETURNED, SENT, ARRIVED
                    order  | 17       | must be a UUID
                    from   | tomorrow | must be an instant such as 2026-01-31T12:00:00Z
                    from   | +1000000-01-01T00:00:00Z | must be between the years 2000 and 9999
                    to     | -5000-01-01T00:00:00Z    | must be between the years 2000 and 9999
                    limit  | 101      | must be less than or equal to 100
                    after  | MTI      | must be what a page gave as next
                    """)
    void nonsense_about_movements_is_refused(String name, String value, String message) {
        assertInvalid(depot.get(MOVES + "?" + name + "={value}", value), name, message);
    }

    @Test
    void of_what_is_not_there_the_lists_are_empty() {
        var nobody = UUID.randomUUID();

        for (var list : List.of(PROMISES, MOVES)) {
            assertThat(depot.get(list + "?order={order}", nobody))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("{\"items\": []}");
            assertThat(depot.get(list + "?sku={sku}&location=moon", tea))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("{\"items\": []}");
        }
    }

    @Test
    void a_reservation_says_whose_it_is_and_how_old() {
        var order = depot.paidOrderOf(Map.of(tea, 4));
        dispatch.ship(order, Map.of(tea, 3), null, "parcel");
        dispatch.takeBack(order, Map.of(tea, 1), null, true, "too strong");
        dispatch.release(order, Map.of(tea, 1), "sold out");
        clock.move(Duration.ofSeconds(90));

        assertThat(depot.get(PROMISES + "?sku={sku}", tea))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"owner": "%s", "line": "%s", "sku": "%s", "location": "main",
                            "quantity": 4, "released": 1, "shipped": 3, "returned": 1,
                            "outstanding": 0, "status": "SHIPPED"}]}
                        """
                                .formatted(order, tea, tea))
                .extractingPath("$.items[0].ageSeconds")
                .asNumber()
                .satisfies(age -> assertThat(age.longValue()).isBetween(90L, 120L));
    }

    @Test
    void a_carts_hold_does_not_say_which_cart_for_that_would_open_it() {
        var cart = new CartId(UUID.randomUUID());
        var from = new Sourcing(List.of(Depot.MAIN), null);
        depot.transaction()
                .executeWithoutResult(
                        _ -> inventory.hold(cart, Channels.DEFAULT, from, Map.of(tea, 2)));

        assertThat(depot.get(PROMISES + "?sku={sku}", tea))
                .hasStatusOk()
                .bodyText()
                .contains("\"owner\":\"cart\"", "\"status\":\"HELD\"", "\"expiresAt\":\"20")
                .doesNotContain(cart.toString());
    }

    @Test
    void reservations_are_found_by_order_and_by_status_newest_first() {
        var held = depot.heldOrderOf(Map.of(tea, 1));
        later();
        var paid = depot.paidOrderOf(Map.of(tea, 2));
        later();
        var gone = depot.heldOrderOf(Map.of(tea, 3));
        inventory.release(gone, "cancelled");

        assertThat(owners("sku={sku}&limit=1", tea))
                .containsExactly(gone.toString(), paid.toString(), held.toString());
        assertThat(owners("order={order}", paid)).containsExactly(paid.toString());
        assertThat(owners("sku={sku}&status=HELD", tea)).containsExactly(held.toString());
        assertThat(owners("sku={sku}&status=RELEASED", tea)).containsExactly(gone.toString());
        assertThat(owners("sku={sku}&status=ALLOCATED&location=main", tea))
                .containsExactly(paid.toString());
    }

    @Test
    void a_movement_says_what_who_when_why_and_what_it_was_worth() {
        var order = depot.paidOrderOf(Map.of(tea, 4));
        later();
        dispatch.ship(order, Map.of(tea, 3), null, "parcel 7");

        assertThat(depot.get(MOVES + "?sku={sku}&kind=SHIPPED", tea))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"sku": "%s", "location": "main", "number": 3,
                            "kind": "SHIPPED", "cause": "parcel 7",
                            "onHand": {"before": 10, "after": 7},
                            "reserved": {"before": 4, "after": 1},
                            "value": {"amount": "-3.00", "currency": "USD"},
                            "lot": "L1", "order": "%s", "actor": "SYSTEM:cartwright"}]}
                        """
                                .formatted(tea, order))
                .extractingPath("$.items[0].requestId")
                .asString()
                .startsWith("cartwright-");
    }

    @Test
    void movements_are_found_by_what_they_are_about_newest_first() {
        var begin = clock.instant();
        var order = depot.paidOrderOf(Map.of(tea, 4));
        later();
        dispatch.ship(order, Map.of(tea, 4), null, "parcel");
        later();
        var end = clock.instant();
        depot.receive(tea, 1, 100, "L2", null);

        assertThat(kinds("sku={sku}&limit=1", tea))
                .containsExactly("RECEIVED", "SHIPPED", "RESERVED", "RECEIVED");
        assertThat(kinds("order={order}", order)).containsExactly("SHIPPED", "RESERVED");
        assertThat(kinds("sku={sku}&lot=L1", tea)).containsExactly("SHIPPED", "RECEIVED");
        assertThat(kinds("sku={sku}&from={from}&to={to}", tea, begin, end))
                .containsExactly("SHIPPED", "RESERVED");
        assertThat(kinds("sku={sku}&to={to}", tea, begin)).containsExactly("RECEIVED");
        assertThat(kinds("sku={sku}&kind=RECEIVED&location=main", tea)).hasSize(2);
    }

    private List<String> owners(String query, Object about) {
        return depot.pages(PROMISES + "?" + query + "&after={after}", "owner", about);
    }

    private List<String> kinds(String query, Object... about) {
        return depot.pages(MOVES + "?" + query + "&after={after}", "kind", about);
    }
}

package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.MovableClock;
import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StaffTest
class LotTest {

    static final String URI = "/api/admin/stock/{sku}/lots";

    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Depot depot;
    @Autowired MovableClock clock;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void three_lots() {
        tea = Depot.aTea();
        depot.receive(tea, 5, 100, "L9", LocalDate.of(2099, 1, 1));
        depot.receive(tea, 5, 120, "L5", LocalDate.of(2099, 2, 1));
        depot.receive(tea, 5, 130, "L1", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    reason | {}               | must not be null
                    reason | {"reason": 7}    | must be a text
                    reason | {"reason": "\\n"} | must not be blank or contain control characters
                    because | {"because": "x"} | is not a known field
                    """)
    void a_recall_has_a_reason(String field, String body, String message) {
        assertInvalid(depot.post(URI + "/L9/recall", body, tea), field, message);
        assertThat(inventory.levels(tea).getFirst().withheld()).isZero();
    }

    @Test
    void a_lot_that_never_was_is_not_recalled() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());
        var body = "{\"reason\": \"glass\"}";

        assertProblem(depot.post(URI + "/L7/recall", body, tea), NOT_FOUND, "unknown-lot");
        assertProblem(depot.get(URI + "/L7/recipients", tea), NOT_FOUND, "unknown-lot");
        assertProblem(depot.get(URI + "/L9/recipients", nope), NOT_FOUND, "unknown-lot");
        assertProblem(depot.get(URI, nope), NOT_FOUND, "unknown-sku");
        assertInvalid(
                depot.get(URI + "?after=here", tea), "after", "must be what a page gave as next");
    }

    @Test
    void a_recall_tells_who_got_the_lot_and_takes_the_rest_out_of_the_sale() {
        var orders =
                Stream.of(depot.paidOrderOf(Map.of(tea, 2)), depot.paidOrderOf(Map.of(tea, 1)))
                        .sorted(Comparator.comparing(OrderId::toString))
                        .toList();
        orders.forEach(order -> dispatch.ship(order, Map.of(tea, 1), null, "parcel"));

        assertThat(depot.post(URI + "/L9/recall", "{\"reason\": \"glass\"}", tea))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"order": "%s", "units": 1}, {"order": "%s", "units": 1}]}
                        """
                                .formatted(orders.get(0), orders.get(1)));

        assertThat(inventory.levels(tea))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.onHand()).isEqualTo(13);
                    assertThat(it.withheld()).isEqualTo(3);
                    assertThat(it.available()).isEqualTo(9);
                });
        assertThat(depot.get(URI + "/L9/recipients?limit=1", tea))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [{\"order\": \"%s\"}]}".formatted(orders.get(0)))
                .extractingPath("$.next")
                .isNotNull();
        assertThat(depot.get(URI + "/L5/recipients", tea))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": []}");
    }

    @Test
    void what_is_recalled_stays_so_when_it_is_recalled_again_and_when_more_arrives() {
        depot.post(URI + "/L9/recall", "{\"reason\": \"glass\"}", tea);
        assertThat(depot.post(URI + "/L9/recall", "{\"reason\": \"again\"}", tea)).hasStatusOk();

        depot.receive(tea, 2, 100, "L9", LocalDate.of(2099, 1, 1));

        var level = inventory.levels(tea).getFirst();
        assertThat(level.withheld()).isEqualTo(7);
        assertThat(level.available()).isEqualTo(10);
    }

    @Test
    void a_recalled_lot_is_not_shipped_although_it_was_promised() {
        var order = depot.paidOrderOf(Map.of(tea, 12));
        depot.post(URI + "/L9/recall", "{\"reason\": \"glass\"}", tea);

        assertNotOnHand(() -> dispatch.ship(order, Map.of(tea, 12), null, "sent"));
        assertThat(inventory.levels(tea).getFirst().onHand()).isEqualTo(15);
    }

    @Test
    void a_lot_that_expired_after_it_was_promised_is_not_shipped() {
        tea = Depot.aTea();
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/New_York"));
        depot.receive(tea, 3, 100, "OLD", today);
        depot.receive(tea, 1, 100, "NEW", null);
        var order = depot.paidOrderOf(Map.of(tea, 3));
        clock.move(Duration.ofDays(1));

        assertNotOnHand(() -> dispatch.ship(order, Map.of(tea, 3), null, "sent"));
        dispatch.ship(order, Map.of(tea, 1), null, "sent");
        assertThat(depot.movements(tea).getFirst().lot()).isEqualTo("NEW");
    }

    private static void assertNotOnHand(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it ->
                                assertThat(it.getBody().getType())
                                        .hasToString("/problems/not-on-hand"));
    }

    @Test
    void lots_are_listed_as_they_expire_page_by_page() {
        assertThat(depot.get(URI, tea))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [
                            {"number": "L9", "location": "main", "onHand": 5, "withheld": false,
                             "value": {"amount": "5.00", "currency": "USD"},
                             "expiresOn": "2099-01-01"},
                            {"number": "L5", "value": {"amount": "6.00"},
                             "expiresOn": "2099-02-01"},
                            {"number": "L1", "value": {"amount": "6.50"}}]}
                        """);
        assertThat(depot.pages(URI + "?limit=1&after={after}", "number", tea))
                .containsExactly("L9", "L5", "L1");
    }
}

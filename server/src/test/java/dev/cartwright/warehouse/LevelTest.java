package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.StockCameBack;
import dev.cartwright.inventory.StockRanOut;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StaffTest
class LevelTest {

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Depot depot;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        tea = depot.tenOnTheShelf();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    safetyStock    | "safetyStock": -1         | must be greater than or equal to 0
                    safetyStock    | "safetyStock": 1000001    | must be less than or equal to 1000000
                    safetyStock    | "safetyStock": null       | must not be null
                    safetyStock    | "safetyStock": "three"    | must be a whole number
                    backorderLimit | "backorderLimit": -1      | must be greater than or equal to 0
                    backorderLimit | "backorderLimit": 1.5     | must be a whole number
                    promisedOn     | "promisedOn": "tomorrow"  | must be a day such as 2026-01-31
                    promisedOn     | "promisedOn": "1026-01-31" | must be from 2000-01-01 to 9999-12-30
                    onHand         | "onHand": 5               | is not a known field
                    """)
    void nonsense_is_refused_and_the_field_is_named(String field, String body, String message) {
        assertInvalid(change("main", body), field, message);
        assertLevel("{\"safetyStock\": 0, \"backorderLimit\": 0, \"available\": 10}");
    }

    @Test
    void where_no_stock_is_kept_nothing_is_changed() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());

        assertProblem(change("moon", "\"safetyStock\": 1"), NOT_FOUND, "unknown-sku");
        assertProblem(
                depot.patch("/api/admin/stock/{sku}/levels/main", "{\"safetyStock\": 1}", nope),
                NOT_FOUND,
                "unknown-sku");
        assertInvalid(
                change("a b", "\"safetyStock\": 1"),
                "location",
                "must be a word of 1 to 64 characters");
    }

    @Test
    void a_limit_is_never_lower_than_what_is_promised_beyond_the_shelf() {
        change("main", "\"backorderLimit\": 5");
        depot.heldOrderOf(Map.of(tea, 13));

        var answer = change("main", "\"backorderLimit\": 2, \"safetyStock\": 1");

        assertProblem(answer, CONFLICT, "promised-beyond-the-shelf");
        assertThat(answer).bodyJson().extractingPath("$.units").isEqualTo(3);
        assertLevel("{\"safetyStock\": 0, \"backorderLimit\": 5, \"available\": 2}");
        assertThat(change("main", "\"backorderLimit\": 3")).hasStatusOk();
        assertLevel("{\"backorderLimit\": 3, \"available\": 0}");
    }

    @Test
    void a_limit_that_covers_what_was_found_missing_ends_the_shortage() {
        depot.heldOrderOf(Map.of(tea, 8));
        stockroom.count("main", List.of(new Counted(tea, 5, null)), "stock-take");
        assertLevel("{\"onHand\": 5, \"short\": 3, \"available\": -3}");

        change("main", "\"backorderLimit\": 2");
        assertLevel("{\"short\": 1, \"available\": -1}");
        change("main", "\"safetyStock\": 1");
        assertLevel("{\"short\": 1, \"backorderLimit\": 2, \"available\": -2}");
    }

    @Test
    void a_bundle_promises_what_its_components_do_and_nothing_beyond() {
        stockroom.adjust(tea, "main", -10, null, "moved into sets");
        var cup = depot.tenOnTheShelf();
        depot.put(
                "/api/admin/stock/{sku}/components",
                "{\"components\": [{\"sku\": \"%s\", \"quantity\": 2}]}".formatted(cup),
                tea);

        assertProblem(change("main", "\"backorderLimit\": 1"), CONFLICT, "bundle-has-no-stock");
        assertLevel("{\"backorderLimit\": 0}");
    }

    @Test
    void what_is_left_out_stays_and_null_takes_the_day_away() {
        assertThat(
                        change(
                                "main",
                                """
                                "safetyStock": 4, "backorderLimit": 20, "promisedOn": "2099-05-01"
                                """))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"location": "main", "onHand": 10, "reserved": 0, "withheld": 0,
                         "safetyStock": 4, "backorderLimit": 20, "promisedOn": "2099-05-01",
                         "incoming": 0, "short": 0, "available": 26}
                        """);

        change("main", "\"safetyStock\": 3");
        assertLevel(
                """
                {"safetyStock": 3, "backorderLimit": 20, "promisedOn": "2099-05-01",
                 "available": 27}
                """);
        assertThat(change("main", "\"promisedOn\": null"))
                .bodyJson()
                .doesNotHavePath("$.promisedOn[0]")
                .extractingPath("$.promisedOn")
                .isNull();
        assertLevel("{\"safetyStock\": 3, \"backorderLimit\": 20, \"available\": 27}");
    }

    @Test
    void goods_that_are_kept_back_run_out_and_come_back(AssertablePublishedEvents events) {
        change("main", "\"safetyStock\": 12");
        assertLevel("{\"available\": -2}");
        change("main", "\"safetyStock\": 0");

        assertThat(events.ofType(StockRanOut.class).matching(it -> it.sku().equals(tea)))
                .hasSize(1);
        assertThat(
                        events.ofType(StockCameBack.class)
                                .matching(it -> it.sku().equals(tea) && it.available() == 10))
                .hasSize(1);
    }

    private MvcTestResult change(String location, String fields) {
        return depot.patch(
                "/api/admin/stock/{sku}/levels/{location}", "{" + fields + "}", tea, location);
    }

    private void assertLevel(String level) {
        assertThat(depot.get("/api/admin/stock/{sku}", tea))
                .bodyJson()
                .isLenientlyEqualTo("{\"locations\": [" + level + "]}");
    }
}

package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.MAIN;
import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.cartwright.MovableClock;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.StockCameBack;
import dev.cartwright.inventory.StockRanOut;
import dev.cartwright.kernel.Sku;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StaffTest
class RuleTest {

    @Autowired Inventory inventory;
    @Autowired Depot depot;
    @Autowired MovableClock clock;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_tea() {
        tea = Depot.aTea();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tracked        | "splits": true                          | must not be null
                    tracked        | "tracked": "yes"                        | must be true or false
                    splits         | "tracked": true, "splits": 1            | must be true or false
                    lotHorizonDays | "tracked": true, "lotHorizonDays": -1   | must be greater than or equal to 0
                    lotHorizonDays | "tracked": true, "lotHorizonDays": 3651 | must be less than or equal to 3650
                    lotHorizonDays | "tracked": true, "lotHorizonDays": "week" | must be a whole number
                    """)
    void nonsense_is_refused_and_the_field_is_named(String field, String body, String message) {
        assertInvalid(put(body), field, message);
        assertRule(0, "{\"tracked\": true, \"version\": 0}");
    }

    @Test
    void of_what_nobody_sells_there_is_no_rule() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());

        assertProblem(depot.get("/api/admin/stock/{sku}/rule", nope), NOT_FOUND, "unknown-sku");
        assertProblem(
                depot.put("/api/admin/stock/{sku}/rule", "{\"tracked\": true}", nope),
                NOT_FOUND,
                "unknown-sku");
    }

    @Test
    void a_rule_is_changed_only_as_it_was_seen() {
        assertProblem(putOver(1, "\"tracked\": false"), PRECONDITION_FAILED, "version-mismatch");
        assertThat(putOver(0, "\"tracked\": true, \"splits\": false")).hasStatusOk();

        assertProblem(putOver(0, "\"tracked\": false"), PRECONDITION_FAILED, "version-mismatch");

        assertRule(1, "{\"tracked\": true, \"splits\": false, \"version\": 1}");
        assertThat(put("\"tracked\": true, \"splits\": false")).hasHeader("ETag", "\"1\"");
        assertThat(putOver(1, "\"tracked\": true, \"lotHorizonDays\": 7"))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"");
        assertRule(2, "{\"tracked\": true, \"lotHorizonDays\": 7, \"version\": 2}");
    }

    @Test
    void of_what_is_not_counted_there_is_always_enough(AssertablePublishedEvents events) {
        put("\"tracked\": false");

        assertThat(depot.get("/api/admin/stock/{sku}", tea))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"rule": {"tracked": false, "version": 1}, "components": [],
                         "locations": []}
                        """)
                .extractingPath("$.available")
                .isNull();
        assertThat(events.ofType(StockCameBack.class).matching(it -> it.sku().equals(tea)))
                .hasSize(1);

        put("\"tracked\": true");
        assertThat(events.ofType(StockRanOut.class).matching(it -> it.sku().equals(tea)))
                .hasSize(1);
    }

    @Test
    void a_longer_horizon_withholds_lots_and_a_shorter_one_gives_them_back() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/New_York"));
        depot.receive(tea, 3, 100, "SOON", today.plusDays(5));
        depot.receive(tea, 4, 100, "LATER", today.plusDays(30));

        put("\"tracked\": true, \"lotHorizonDays\": 6");
        assertCounters(3, 4);
        put("\"tracked\": true, \"lotHorizonDays\": 31");
        assertCounters(7, 0);
        put("\"tracked\": true, \"lotHorizonDays\": 5");
        assertCounters(0, 7);
    }

    @Test
    void a_shorter_horizon_gives_no_recalled_lot_back() {
        depot.receive(tea, 3, 100, "L1", null);
        depot.post("/api/admin/stock/{sku}/lots/L1/recall", "{\"reason\": \"glass\"}", tea);

        put("\"tracked\": true, \"lotHorizonDays\": 0");

        assertCounters(3, 0);
    }

    private void assertCounters(int withheld, int available) {
        var level = inventory.levels(tea).getFirst();
        assertThat(level.location()).isEqualTo(MAIN);
        assertThat(level.withheld()).isEqualTo(withheld);
        assertThat(level.available()).isEqualTo(available);
    }

    private void assertRule(int version, String rule) {
        assertThat(depot.get("/api/admin/stock/{sku}/rule", tea))
                .hasStatusOk()
                .hasHeader("ETag", "\"" + version + "\"")
                .bodyJson()
                .isLenientlyEqualTo(rule);
    }

    private MvcTestResult put(String fields) {
        return depot.put("/api/admin/stock/{sku}/rule", "{" + fields + "}", tea);
    }

    private MvcTestResult putOver(int version, String fields) {
        return depot.putOver(version, "/api/admin/stock/{sku}/rule", "{" + fields + "}", tea);
    }
}

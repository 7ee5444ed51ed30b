package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.inventory.StockCameBack;
import dev.cartwright.kernel.Sku;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StaffTest
class ComponentTest {

    static final String URI = "/api/admin/stock/{sku}/components";

    @Autowired Depot depot;

    Sku set = new Sku("replaced");
    Sku tea = new Sku("replaced");
    Sku cup = new Sku("replaced");

    @BeforeEach
    void a_set_of_tea_and_cups() {
        set = Depot.aTea();
        tea = depot.tenOnTheShelf();
        cup = depot.tenOnTheShelf();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    components             | {}                                | must not be null
                    components             | {"components": 5}                 | must be a list
                    components[0]          | {"components": [null]}            | must not be null
                    components[0].sku      | {"components": [{"quantity": 1}]} | must not be null
                    components[0].sku      | {"components": [{"sku": 7, "quantity": 1}]} | must be a text
                    components[0].quantity | {"components": [{"sku": "TEA-1"}]} | must not be null
                    components[0].quantity | {"components": [{"sku": "TEA-1", "quantity": 0}]} | must be greater than or equal to 1
                    components[0].quantity | {"components": [{"sku": "TEA-1", "quantity": 10001}]} | must be less than or equal to 10000
                    components[1].sku      | {"components": [{"sku": "TEA-1", "quantity": 1}, {"sku": "TEA-1", "quantity": 2}]} | must not be named twice
                    components[1].sku      | {"components": [{"sku": "TEA-1", "quantity": 1}, {"sku": "NOPE", "quantity": 2}]} | no product has a variant NOPE
                    """)
    void nonsense_is_refused_and_the_field_is_named(String field, String body, String message) {
        assertInvalid(depot.put(URI, body, set), field, message);
        assertComponents("[]");
    }

    @Test
    void what_nobody_sells_is_no_bundle() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());

        assertProblem(depot.get(URI, nope), NOT_FOUND, "unknown-sku");
        assertProblem(depot.put(URI, "{\"components\": []}", nope), NOT_FOUND, "unknown-sku");
    }

    @Test
    void no_bundle_is_in_a_bundle() {
        compose(set, tea, 1);

        assertInvalid(compose(set, set, 1), "components", "a bundle cannot contain itself");
        assertInvalid(
                compose(Depot.aTea(), set, 1), "components", "must not be bundles themselves");
        assertInvalid(
                compose(tea, cup, 1), "components", tea + " is a component of a bundle itself");
        assertComponents("[{\"sku\": \"%s\", \"quantity\": 1}]".formatted(tea));
    }

    @Test
    void what_has_stock_or_may_be_promised_without_is_no_bundle() {
        assertProblem(compose(tea, cup, 1), CONFLICT, "has-stock");
        depot.post(
                "/api/admin/stock/{sku}/adjustments",
                "{\"delta\": -10, \"reason\": \"broken\"}",
                tea);
        depot.patch("/api/admin/stock/{sku}/levels/main", "{\"backorderLimit\": 1}", tea);

        assertProblem(compose(tea, cup, 1), CONFLICT, "has-stock");
        assertThat(depot.get(URI, tea)).bodyJson().isLenientlyEqualTo("{\"components\": []}");
    }

    @Test
    void what_is_a_bundle_now_gets_no_stock_by_an_adjustment() {
        depot.post(
                "/api/admin/stock/{sku}/adjustments",
                "{\"delta\": -10, \"reason\": \"broken\"}",
                tea);
        compose(tea, cup, 1);

        assertProblem(
                depot.post(
                        "/api/admin/stock/{sku}/adjustments",
                        "{\"delta\": 1, \"reason\": \"found\"}",
                        tea),
                CONFLICT,
                "bundle-has-no-stock");
        assertThat(depot.get("/api/admin/stock/{sku}", tea))
                .bodyJson()
                .isLenientlyEqualTo("{\"available\": 10, \"locations\": [{\"onHand\": 0}]}");
    }

    @Test
    void a_bundle_is_as_many_as_its_components_make(AssertablePublishedEvents events) {
        assertThat(
                        depot.put(
                                URI,
                                """
                                {"components": [{"sku": "%s", "quantity": 3},
                                    {"sku": "%s", "quantity": 2}]}
                                """
                                        .formatted(tea, cup),
                                set))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"sku": "%s", "components": [
                            {"sku": "%s", "quantity": 3}, {"sku": "%s", "quantity": 2}]}
                        """
                                .formatted(set, tea, cup));

        assertThat(depot.get("/api/admin/stock/{sku}", set))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"available\": 3, \"locations\": []}");
        assertThat(
                        events.ofType(StockCameBack.class)
                                .matching(it -> it.sku().equals(set) && it.available() == 3))
                .hasSize(1);

        assertThat(depot.put(URI, "{\"components\": []}", set)).hasStatusOk();
        assertProblem(depot.get("/api/admin/stock/{sku}", set), NOT_FOUND, "unknown-sku");
    }

    private MvcTestResult compose(Sku bundle, Sku component, int quantity) {
        return depot.put(
                URI,
                "{\"components\": [{\"sku\": \"%s\", \"quantity\": %d}]}"
                        .formatted(component, quantity),
                bundle);
    }

    private void assertComponents(String components) {
        assertThat(depot.get(URI, set))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"sku\": \"%s\", \"components\": %s}".formatted(set, components));
    }
}

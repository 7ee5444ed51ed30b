package dev.cartwright.warehouse;

import static dev.cartwright.warehouse.Depot.assertInvalid;
import static dev.cartwright.warehouse.Depot.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StaffTest
class LocationTest {

    static final String URI = "/api/admin/inventory/locations";

    static final String STORE =
            """
            {"name": "Store", "priority": 3, "countries": ["US", "CA", "US"], "active": true}
            """;

    static final String SHOP =
            """
            {"name": "Shop", "priority": 7, "countries": ["DE"], "active": false}
            """;

    @Autowired Inventory inventory;
    @Autowired Depot depot;
    @Autowired JdbcTemplate jdbc;

    String code = "replaced";

    @BeforeEach
    void a_code() {
        code = "L" + UUID.randomUUID();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name      | "priority": 0, "countries": [], "active": true                | must not be null
                    name      | "name": " ", "priority": 0, "countries": [], "active": true   | must not be blank or contain control characters
                    priority  | "name": "x", "countries": [], "active": true                  | must not be null
                    priority  | "name": "x", "priority": "first", "countries": [], "active": true | must be a whole number
                    priority  | "name": "x", "priority": 1000001, "countries": [], "active": true | must be less than or equal to 1000000
                    countries | "name": "x", "priority": 0, "active": true                    | must not be null
                    countries | "name": "x", "priority": 0, "countries": "US", "active": true | must be a list
                    countries[1] | "name": "x", "priority": 0, "countries": ["US", "usa"], "active": true | must be a country code such as US
                    active    | "name": "x", "priority": 0, "countries": []                   | must not be null
                    version   | "version": 5                                                  | is not a known field
                    """)
    void nonsense_is_refused_and_the_field_is_named(String field, String body, String message) {
        assertInvalid(depot.put(URI + "/{code}", "{" + body + "}", code), field, message);
        assertProblem(depot.get(URI + "/{code}", code), NOT_FOUND, "unknown-location");
    }

    @Test
    void a_code_is_a_word() {
        assertInvalid(
                depot.put(URI + "/{code}", STORE, "a b"),
                "code",
                "must be a word of 1 to 64 characters");
    }

    @Test
    void a_location_is_changed_only_as_it_was_seen() {
        assertProblem(putOver(1, STORE), PRECONDITION_FAILED, "version-mismatch");
        assertProblem(depot.get(URI + "/{code}", code), NOT_FOUND, "unknown-location");
        assertThat(putOver(0, STORE)).hasStatus(CREATED).hasHeader("ETag", "\"1\"");

        assertProblem(putOver(0, STORE), PRECONDITION_FAILED, "version-mismatch");
        assertThat(putOver(1, STORE)).hasStatus(OK).hasHeader("ETag", "\"1\"");
        assertThat(putOver(1, SHOP)).hasStatus(OK).hasHeader("ETag", "\"2\"");
        assertThat(depot.get(URI + "/{code}", code))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"code": "%s", "name": "Shop", "priority": 7, "countries": ["DE"],
                         "active": false, "version": 2}
                        """
                                .formatted(code));
    }

    @Test
    void what_only_a_channel_names_is_listed_as_nobody_described_it() {
        jdbc.update(
                """
                insert into platform.channels (channel_id, name, currencies, locale, time_zone,
                    prices_include_tax, stock_locations)
                values (?, 'Outlet', '{USD}', 'en-US', 'UTC', false, array[?])
                """,
                code.toLowerCase(Locale.ROOT).substring(0, 20),
                code);

        assertThat(depot.get(URI + "/{code}", code))
                .hasStatusOk()
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"code": "%s", "name": "%s", "priority": 0, "countries": [],
                         "active": true, "version": 0}
                        """
                                .formatted(code, code));
        assertThat(putOver(0, STORE)).hasStatus(CREATED);
    }

    @Test
    void the_list_goes_on_where_a_page_ended() {
        depot.put(URI + "/{code}", STORE, code + ".1");
        depot.put(URI + "/{code}", STORE, code + ".2");
        depot.put(URI + "/{code}", STORE, code + ".3");
        var seen = depot.pages(URI + "?limit=1&after={after}", "code");

        assertThat(seen)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("main", code + ".1", code + ".2", code + ".3");
        assertInvalid(depot.get(URI + "?after=*"), "after", "must be what a page gave as next");
        assertInvalid(depot.get(URI + "?limit=101"), "limit", "must be less than or equal to 100");
    }

    @Test
    void from_a_location_that_is_closed_nothing_new_is_promised() {
        depot.put(URI + "/{code}", STORE, code);
        var tea = Depot.aTea();
        depot.stockroom().receive(code, Map.of(tea, 5), "delivery");
        assertThat(available(tea, "US")).isEqualTo(5);
        assertThat(available(tea, "DE")).isZero();

        depot.put(URI + "/{code}", STORE.replace("true", "false"), code);

        assertThat(available(tea, "US")).isZero();
    }

    private int available(Sku sku, String country) {
        return inventory
                .available(new Sourcing(List.of(code), country), List.of(sku))
                .getOrDefault(sku, -1);
    }

    private MvcTestResult putOver(int version, String body) {
        return depot.putOver(version, URI + "/{code}", body, code);
    }
}

package dev.cartwright.transfers;

import static dev.cartwright.transfers.Depot.assertField;
import static dev.cartwright.transfers.Depot.assertProblem;
import static dev.cartwright.transfers.Depot.line;
import static dev.cartwright.transfers.Depot.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.DatabaseState;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Bundles;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is refused, and that nothing has moved then. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Teas.class})
class TransferRequestTest {

    @Autowired Bundles bundles;
    @Autowired DSLContext db;

    final Depot depot;
    Sku tea = new Sku("replaced");

    TransferRequestTest(
            @Autowired MockMvcTester http,
            @Autowired Stockroom stockroom,
            @Autowired Inventory inventory) {
        depot = new Depot(http, stockroom, inventory);
    }

    @BeforeEach
    void ten_teas_and_a_shop() {
        db.execute(Depot.OPEN_A_SHOP);
        tea = depot.tenTeas();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "to": "shop", "lines": []                                 | lines             | size must be between 1 and 500
                    "to": "a b", "lines": [{"sku": "TEA", "quantity": 1}]     | to                | must be a word of 1 to 64 characters
                    "to": "moon", "lines": [{"sku": "TEA", "quantity": 1}]    | to                | must be one of [main, shop]
                    "from": "moon", "to": "shop", "lines": [{"sku": "TEA", "quantity": 1}] | from | must be one of [main, shop]
                    "from": "main", "to": "main", "lines": [{"sku": "TEA", "quantity": 1}] | to   | must be another location than from
                    "to": "shop", "lines": [null]                             | lines[0]          | must not be null
                    "to": "shop", "lines": [{"sku": "TEA"}]                   | lines[0].quantity | must not be null
                    "to": "shop", "lines": [{"sku": "TEA", "quantity": 0}]    | lines[0].quantity | must be greater than or equal to 1
                    "to": "shop", "lines": [{"sku": "NOPE", "quantity": 1}]   | lines[0].sku      | no product has a variant NOPE
                    "to": "shop", "lines": [{"sku": "TEA", "quantity": 1}, {"sku": "TEA", "quantity": 2}] | lines[1].sku | was given in lines[0] already
                    "to": "shop", "reference": " ", "lines": [{"sku": "TEA", "quantity": 1}] | reference | must not be blank or contain control characters
                    "to": "shop", "lines": [{"sku": "TEA", "quantity": 1, "expiresOn": "2030-01-01"}] | lines[0].expiresOn | is of a lot, and none is named
                    "to": "shop", "lines": [{"sku": "TEA", "quantity": 1, "unitCost": {"amount": "1.00", "currency": "CHF"}}] | lines[0].unitCost | must be in USD
                    "to": "shop", "lines": [{"sku": "TEA", "quantity": 1, "unitCost": {"amount": "-1.00", "currency": "USD"}}] | lines[0].unitCost | must be from 0 to 10000000.00
                    "from": "main", "to": "shop", "lines": [{"sku": "TEA", "quantity": 1, "unitCost": {"amount": "1.00", "currency": "USD"}}] | lines[0].unitCost | is known of what lies at main
                    "from": "main", "to": "shop", "lines": [{"sku": "TEA", "quantity": 1, "lot": "A", "expiresOn": "2030-01-01"}] | lines[0].expiresOn | is known of what lies at main
                    """)
    void nonsense_is_refused_and_the_field_is_named(String body, String field, String message) {
        var before = DatabaseState.of(db);

        var asked = "{" + body.replace("\"TEA\"", "\"" + tea + "\"") + "}";

        assertField(depot.post("", asked, null), field, message);
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void more_than_is_free_stays_where_it_is_and_the_line_is_named() {
        var cup = depot.tenTeas();
        var before = DatabaseState.of(db);

        var answer =
                depot.send(line(tea, "\"quantity\": 10") + "," + line(cup, "\"quantity\": 11"));

        assertProblem(answer, 409, "not-on-hand");
        assertThat(read(answer, "$.field")).isEqualTo("lines[1].quantity");
        assertThat(read(answer, "$.sku")).isEqualTo(cup.code());
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void what_no_shelf_has_cannot_be_sent() {
        var answer = depot.send(line(Depot.tea(), "\"quantity\": 1"));

        assertProblem(answer, 404, "unknown-sku");
        assertThat(read(answer, "$.field")).isEqualTo("lines[0].quantity");
    }

    @Test
    void a_bundle_does_not_travel_and_what_travels_becomes_none() {
        var box = Depot.tea();
        bundles.compose(box, Map.of(tea, 2));

        assertField(
                depot.send(line(box, "\"quantity\": 1")),
                "lines[0].sku",
                "is a bundle: its components travel");

        var announced = Depot.tea();
        depot.announced(announced, "\"quantity\": 5");
        assertThatThrownBy(() -> bundles.compose(announced, Map.of(tea, 2)))
                .hasMessageContaining("has-stock");
    }

    @Test
    void a_transfer_that_nobody_made_is_not_found() {
        var id = UUID.randomUUID();

        assertProblem(depot.get(id), 404, "unknown-transfer");
        assertProblem(depot.receive(id, line(tea, "\"received\": 1")), 404, "unknown-transfer");
        assertProblem(depot.complete(id), 404, "unknown-transfer");
        assertProblem(depot.cancel(id), 404, "unknown-transfer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"sku": "TEA", "received": 0}                          | lines[0].received  | must be greater than or equal to 1
                    {"sku": "TEA", "received": 2, "damaged": 3}            | lines[0].damaged   | must not be more than the 2 received
                    {"sku": "TEA", "received": 2, "damaged": -1}           | lines[0].damaged   | must be greater than or equal to 0
                    {"sku": "TEA", "received": 2, "expiresOn": "2030-01-01"} | lines[0].expiresOn | is of a lot, and none is named
                    {"sku": "TEA-OTHER", "received": 2}                    | lines[0].sku       | is not in this transfer
                    {"sku": "TEA", "received": 1}, {"sku": "TEA", "received": 1} | lines[1].sku | was given before, of the same lot
                    """)
    void a_receipt_that_cannot_be_is_refused(String lines, String field, String message) {
        var id = depot.sent(tea, 5);
        var before = DatabaseState.of(db);

        assertField(depot.receive(id, lines.replace("\"TEA\"", "\"" + tea + "\"")), field, message);
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void more_than_was_sent_is_received_only_when_said_so() {
        var id = depot.sent(tea, 5);
        var before = DatabaseState.of(db);

        var answer = depot.receive(id, line(tea, "\"received\": 6"));

        assertProblem(answer, 409, "more-than-sent");
        assertThat(read(answer, "$.field")).isEqualTo("lines[0].received");
        assertThat(read(answer, "$.inTransit")).isEqualTo(5);
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void what_is_over_stays_over() {
        var id = depot.sent(tea, 5);
        assertThat(depot.receive(id, line(tea, "\"received\": 5"))).hasStatus(201);
        var before = DatabaseState.of(db);

        assertProblem(depot.receive(id, line(tea, "\"received\": 1")), 409, "transfer-is-over");
        assertProblem(depot.complete(id), 409, "transfer-is-over");
        assertProblem(depot.cancel(id), 409, "transfer-is-over");
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void what_arrived_in_part_is_not_cancelled() {
        var id = depot.sent(tea, 5);
        assertThat(depot.receive(id, line(tea, "\"received\": 2"))).hasStatus(201);

        assertProblem(depot.cancel(id), 409, "transfer-partly-received");
        assertThat(depot.stock(tea)).containsExactly("main 5+0", "shop 2+3");
    }

    @Test
    void a_completion_says_why() {
        var id = depot.sent(tea, 5);

        assertField(
                depot.post("/" + id + "/completion", "{\"reason\": \"\"}", null),
                "reason",
                "must not be blank or contain control characters");
        assertThat(depot.stock(tea)).containsExactly("main 5+0", "shop 0+5");
    }
}

package dev.cartwright.transfers;

import static dev.cartwright.transfers.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Lots;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Goods that a supplier announced. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Teas.class})
class DeliveryTest {

    private static final String FOR_THREE_EACH =
            "\"quantity\": 10, \"unitCost\": {\"amount\": \"3.00\", \"currency\": \"USD\"}";

    @Autowired Lots lots;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    final Depot depot;
    Sku tea = new Sku("replaced");

    DeliveryTest(
            @Autowired MockMvcTester http,
            @Autowired Stockroom stockroom,
            @Autowired Inventory inventory) {
        depot = new Depot(http, stockroom, inventory);
    }

    @BeforeEach
    void a_tea_that_nobody_has_yet() {
        db.execute(Depot.OPEN_A_SHOP);
        tea = Depot.tea();
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void what_is_announced_is_incoming_and_nowhere_else() {
        var id = depot.announced(tea, FOR_THREE_EACH);

        assertThat(depot.stock(tea)).containsExactly("shop 0+10");
        assertThat(depot.get(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "ANNOUNCED", "from": null, "lines": [{"inTransit": 10,
                            "value": {"amount": "30.00", "currency": "USD"}}]}
                        """);
    }

    @Test
    void what_arrives_costs_what_the_supplier_said_and_bears_the_lot_that_is_on_it() {
        var id = depot.announced(tea, FOR_THREE_EACH);

        assertThat(
                        depot.receive(
                                id,
                                line(tea, "\"received\": 6, \"lot\": \"A\""),
                                line(
                                        tea,
                                        "\"received\": 4, \"damaged\": 1, \"lot\": \"B\","
                                                + " \"expiresOn\": \"2090-01-31\"")))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "COMPLETED", "lines": [{"received": 10, "damaged": 1}],
                         "discrepancies": [{"kind": "DAMAGED", "units": 1,
                            "value": {"amount": "3.00", "currency": "USD"}}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("shop 9+0");
        assertThat(lots.levels(tea))
                .extracting(it -> it.number() + " " + it.onHand() + " " + it.expiresOn())
                .containsExactly("B 3 2090-01-31", "A 6 null");
        assertThat(movements()).containsExactly("RECEIVED 6 1800", "RECEIVED 3 900");
    }

    @Test
    void without_a_cost_it_costs_what_lies_there() {
        depot.announced(tea, FOR_THREE_EACH);
        var id = depot.announced(tea, "\"quantity\": 2");
        var dear = depot.announced(tea, FOR_THREE_EACH);
        depot.receive(dear, line(tea, "\"received\": 10"));

        depot.receive(id, line(tea, "\"received\": 2"));

        assertThat(depot.stock(tea)).containsExactly("shop 12+10");
        assertThat(movements()).containsExactly("RECEIVED 10 3000", "RECEIVED 2 600");
    }

    @Test
    void what_the_supplier_never_sent_is_missing() {
        var id = depot.announced(tea, FOR_THREE_EACH);

        assertThat(depot.complete(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "COMPLETED", "lines": [{"missing": 10}],
                         "discrepancies": [{"kind": "MISSING", "units": 10,
                            "value": {"amount": "30.00", "currency": "USD"}}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("shop 0+0");
        assertThat(movements()).isEmpty();
    }

    @Test
    void what_is_cancelled_is_expected_no_more() {
        var id = depot.announced(tea, FOR_THREE_EACH);
        depot.announced(tea, "\"quantity\": 2");

        assertThat(depot.cancel(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"status\": \"CANCELLED\", \"lines\": [{\"withdrawn\": 10}]}");
        assertThat(depot.stock(tea)).containsExactly("shop 0+2");
        assertThat(movements()).isEmpty();
    }

    private List<String> movements() {
        return db.fetch(
                        """
                        select kind || ' ' || on_hand_delta || ' ' || value_delta
                        from inventory.inventory_movements where sku = ? order by number
                        """,
                        tea.code())
                .getValues(0, String.class);
    }
}

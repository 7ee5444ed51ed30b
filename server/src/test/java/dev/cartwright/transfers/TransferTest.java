package dev.cartwright.transfers;

import static dev.cartwright.transfers.Depot.line;
import static dev.cartwright.transfers.Depot.made;
import static dev.cartwright.transfers.Depot.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Lots;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Goods from one location to another. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Teas.class})
class TransferTest {

    @Autowired Lots lots;
    @Autowired Stockroom stockroom;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    final Depot depot;

    TransferTest(
            @Autowired MockMvcTester http,
            @Autowired Stockroom stockroom,
            @Autowired Inventory inventory) {
        depot = new Depot(http, stockroom, inventory);
    }

    @BeforeEach
    void a_shop() {
        db.execute(Depot.OPEN_A_SHOP);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void what_is_sent_leaves_its_shelf_and_is_incoming_elsewhere() {
        var tea = depot.tenTeas();

        var answer = depot.send(line(tea, "\"quantity\": 4"));

        var id = made(answer);
        assertThat(answer)
                .hasHeader("Location", Depot.URL + "/" + id)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "SENT", "from": "main", "to": "shop", "reference": null,
                         "sent": 4, "inTransit": 4, "discrepancies": [], "closedAt": null,
                         "lines": [{"sku": "%s", "sent": 4, "received": 0, "damaged": 0, "over": 0,
                            "missing": 0, "withdrawn": 0, "inTransit": 4,
                            "value": {"amount": "8.00", "currency": "USD"},
                            "inTransitValue": {"amount": "8.00", "currency": "USD"}}]}
                        """
                                .formatted(tea));
        assertThat(depot.stock(tea)).containsExactly("main 6+0", "shop 0+4");
    }

    @Test
    void what_arrives_bit_by_bit_is_on_the_shelf_and_the_last_of_it_ends_the_transfer() {
        var tea = depot.tenTeas();
        var id = depot.sent(tea, 7);

        assertThat(depot.receive(id, line(tea, "\"received\": 3")))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "RECEIVING", "inTransit": 4, "lines": [{"received": 3,
                            "inTransitValue": {"amount": "8.00", "currency": "USD"}}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("main 3+0", "shop 3+4");

        assertThat(depot.receive(id, line(tea, "\"received\": 4")))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "COMPLETED", "inTransit": 0, "discrepancies": [],
                         "lines": [{"received": 7, "missing": 0}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("main 3+0", "shop 7+0");
        assertThat(value(tea)).containsExactly("main 600", "shop 1400");
    }

    @Test
    void lots_travel_with_their_labels_and_values() {
        var tea = Depot.tea();
        var best = new LotLabel("BEST", LocalDate.parse("2090-05-01"));
        stockroom.receive(Depot.MAIN, List.of(new Arrival(tea, 5, 300L, best)), "delivery");
        var id = depot.sent(tea, 5);

        assertThat(depot.receive(id, line(tea, "\"received\": 5"))).hasStatus(201);

        assertThat(lots.levels(tea))
                .extracting(it -> it.location() + " " + it.number() + " " + it.onHand())
                .containsExactly("shop BEST 5");
        assertThat(lots.levels(tea).getFirst().expiresOn()).isEqualTo("2090-05-01");
        assertThat(value(tea)).containsExactly("main 0", "shop 1500");
    }

    @Test
    void a_named_lot_is_sent_and_no_other() {
        var tea = depot.tenTeasOfTwoLots();

        var id = made(depot.send(line(tea, "\"quantity\": 5, \"lot\": \"B\"")));
        depot.receive(id, line(tea, "\"received\": 5, \"lot\": \"B\""));

        assertThat(lots.levels(tea))
                .extracting(it -> it.location() + " " + it.number() + " " + it.onHand())
                .containsExactly("main A 4", "main B 1", "shop B 5");
    }

    @Test
    void another_lot_than_was_sent_is_a_surplus() {
        var tea = depot.tenTeasOfTwoLots();
        var id = depot.sent(tea, 4);
        var other = "\"received\": 4, \"lot\": \"C\"";

        Depot.assertProblem(depot.receive(id, line(tea, other)), 409, "more-than-sent");

        assertThat(depot.receive(id, line(tea, other + ", \"overage\": true")))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "RECEIVING", "lines": [{"received": 4, "over": 4,
                            "inTransit": 4}], "discrepancies": [{"kind": "OVER", "units": 4}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("main 6+0", "shop 4+4");
    }

    @Test
    void what_broke_is_not_put_on_the_shelf_and_its_value_is_written_down() {
        var tea = depot.tenTeas();
        var id = depot.sent(tea, 6);

        assertThat(depot.receive(id, line(tea, "\"received\": 6, \"damaged\": 2")))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "COMPLETED", "lines": [{"received": 6, "damaged": 2,
                            "missing": 0}],
                         "discrepancies": [{"kind": "DAMAGED", "units": 2,
                            "reason": "found at the receipt", "by": "API_KEY:admin-key",
                            "value": {"amount": "4.00", "currency": "USD"}}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("main 4+0", "shop 4+0");
        assertThat(value(tea)).containsExactly("main 800", "shop 800");
    }

    @Test
    void what_never_arrives_is_missing_with_its_value() {
        var tea = depot.tenTeas();
        var id = depot.sent(tea, 6);
        depot.receive(id, line(tea, "\"received\": 4"));

        assertThat(depot.complete(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "COMPLETED", "inTransit": 0,
                         "lines": [{"sent": 6, "received": 4, "missing": 2, "inTransit": 0,
                            "inTransitValue": {"amount": "0.00", "currency": "USD"}}],
                         "discrepancies": [{"kind": "MISSING", "units": 2,
                            "reason": "the van burnt",
                            "value": {"amount": "4.00", "currency": "USD"}}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("main 4+0", "shop 4+0");
    }

    @Test
    void a_surplus_costs_what_the_others_did() {
        var tea = depot.tenTeas();
        var id = depot.sent(tea, 6);

        assertThat(depot.receive(id, line(tea, "\"received\": 8, \"overage\": true")))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "COMPLETED", "lines": [{"sent": 6, "received": 8, "over": 2}],
                         "discrepancies": [{"kind": "OVER", "units": 2,
                            "value": {"amount": "4.00", "currency": "USD"}}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("main 4+0", "shop 8+0");
        assertThat(value(tea)).containsExactly("main 800", "shop 1600");
    }

    @Test
    void what_is_cancelled_comes_back_to_its_shelf_with_its_lots_and_value() {
        var tea = depot.tenTeasOfTwoLots();
        var id = depot.sent(tea, 7);

        assertThat(depot.cancel(id))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "CANCELLED", "inTransit": 0, "discrepancies": [],
                         "lines": [{"sent": 7, "withdrawn": 7, "missing": 0, "inTransit": 0}]}
                        """);
        assertThat(depot.stock(tea)).containsExactly("main 10+0", "shop 0+0");
        assertThat(value(tea)).containsExactly("main 2200", "shop 0");
        assertThat(lots.levels(tea))
                .extracting(it -> it.number() + " " + it.onHand())
                .containsExactly("A 4", "B 6");
    }

    @Test
    void a_key_sent_again_counts_once() {
        var tea = depot.tenTeas();
        var id = depot.sent(tea, 6);
        var key = UUID.randomUUID().toString();
        var body = "{\"lines\": [" + line(tea, "\"received\": 2") + "]}";

        var first = depot.post("/" + id + "/receipts", body, key);
        var again = depot.post("/" + id + "/receipts", body, key);

        assertThat(read(again, "$.inTransit")).isEqualTo(read(first, "$.inTransit")).isEqualTo(4);
        assertThat(depot.stock(tea)).containsExactly("main 4+0", "shop 2+4");
    }

    @Test
    void a_list_is_narrowed_by_state_and_place_and_goes_on_where_it_ended() {
        var tea = depot.tenTeas();
        var first = depot.sent(tea, 1);
        var second = depot.sent(tea, 1);
        depot.cancel(first);
        var delivery = depot.announced(tea, "\"quantity\": 3");

        assertThat(ids("?to=shop&status=CANCELLED").getFirst()).isEqualTo(first.toString());
        assertThat(ids("?from=main&status=SENT").getFirst()).isEqualTo(second.toString());
        assertThat(ids("?limit=1")).containsExactly(delivery.toString());
        var next = read(list("?limit=1"), "$.next");
        assertThat(ids("?limit=1&after=" + next)).containsExactly(second.toString());
        assertThat(list("?status=LOST")).hasStatus(400);
        assertThat(list("?limit=1"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"items\": [{\"status\": \"ANNOUNCED\", \"sent\": 3, \"inTransit\": 3}]}");
    }

    private List<String> ids(String query) {
        return ((List<?>) read(list(query), "$.items[*].id"))
                .stream().map(String::valueOf).toList();
    }

    private MvcTestResult list(String query) {
        return depot.http().get().uri(Depot.URL + query).exchange();
    }

    /** In cents, by location. */
    private List<String> value(Sku tea) {
        return db.fetch(
                        """
                        select location || ' ' || value from inventory.inventory_items
                        where sku = ? order by location
                        """,
                        tea.code())
                .getValues(0, String.class);
    }
}

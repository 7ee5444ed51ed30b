package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.customers.Erasure;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Invariant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Whose first order is which, and what of them is kept. */
@ShopTest
class FirstOrdersTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Autowired Shelves shelves;
    @Autowired SalesFollower follower;
    @Autowired HistoryRun run;
    @Autowired Orders orders;
    @Autowired Erasure erasure;
    @Autowired List<Invariant> invariants;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    SalesDesk desk = new SalesDesk(0, run);
    String shop = "";

    @BeforeEach
    void somebody_elses_shop() {
        desk = new SalesDesk(port, run);
        shop = "shop=" + SalesDesk.shop();
    }

    @Test
    void an_earlier_order_that_comes_in_later_is_the_first() {
        var march = desk.imported(HEADER + "2,TEA,Tea,1,2011-03-01,10.00,ada@example.org,\n", shop);
        assertThat(buyers(march)).isEqualTo("1 0 0");

        desk.imported(HEADER + "1,TEA,Tea,1,2010-12-01,10.00,ada@example.org,\n", shop);
        desk.imported(HEADER + "3,TEA,Tea,1,2011-04-01,10.00,ada@example.org,\n", shop);

        assertThat(buyers(march)).isEqualTo("0 1 1");
        assertThat(violations("select 1")).isEmpty();
    }

    /** New, returning, and with an order that is not their first. */
    private String buyers(JsonNode done) {
        var all =
                desk.figures(
                                "from=2011-01-01&to=2012-01-01&currency=GBP&source="
                                        + done.get("id").asString())
                        .get("totals");
        return "%s %s %s"
                .formatted(
                        all.get("newCustomers"),
                        all.get("returningCustomers"),
                        all.get("repeatCustomers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update sales.first_orders set at = at + interval '1 s' where buyer::text = ?",
                "update sales.first_orders set order_key = buyer where buyer::text = ?",
                "delete from sales.first_orders where buyer::text = ?"
            })
    void what_is_kept_is_what_the_facts_say(String corruption) {
        var buyer = bought(new Shopper(port), "Somebody", "somebody@example.org");
        follower.look();

        assertThat(violations(corruption, buyer)).containsExactly(buyer);
    }

    private List<String> violations(String corruption, Object... of) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            db.execute(corruption, of);
            return invariants.stream()
                    .filter(it -> it.name().equals("first-orders-are-the-first"))
                    .findFirst()
                    .orElseThrow()
                    .check()
                    .violations();
        });
    }

    /** Returns the customer's id. */
    private String bought(Shopper shopper, String name, String email) {
        var cart = shopper.cart(shelves.stocked(5, "10.00"), 1);
        shopper.send(
                "PUT",
                "/api/carts/" + cart + "/delivery",
                """
                {"email": "%s", "method": "standard", "address": {"name": "%s",
                    "line1": "47 Hidden Lane", "city": "San Jose", "region": "CA",
                    "postalCode": "95101", "country": "US"}}
                """
                        .formatted(email, name));
        var order = OrderId.valueOf(shopper.buy(cart, "tok_approved").text("/id"));
        return orders.find(order).orElseThrow().customer().toString();
    }

    @Test
    void nothing_is_kept_that_names_a_person() {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        var customer = bought(new Shopper(port), "Ada Byron", email);
        desk.imported(HEADER + "2,TEA,Tea,1,2011-03-01,10.00," + email + ",\n", shop);
        follower.look();
        var before = count(customer);

        erasure.erase(orders.find(orderOf(customer)).orElseThrow().customer());
        follower.look();

        for (var table :
                List.of("facts", "first_orders", "import_lines", "import_errors", "shipments")) {
            assertThat(
                            db.fetch(
                                    "select 1 from sales.%s it where it::text ilike any (array[?, ?, ?])"
                                            .formatted(table),
                                    "%" + email + "%",
                                    "%Ada Byron%",
                                    "%Hidden Lane%"))
                    .as(table)
                    .isEmpty();
        }
        assertThat(count(customer)).as("figures stay what they were").isEqualTo(before);
    }

    private OrderId orderOf(String customer) {
        return OrderId.valueOf(
                db.fetchSingle(
                                "select order_key::text from sales.first_orders where buyer::text = ?",
                                customer)
                        .get(0, String.class));
    }

    private int count(String customer) {
        return db.fetchSingle("select count(*) from sales.facts where buyer::text = ?", customer)
                .get(0, int.class);
    }
}

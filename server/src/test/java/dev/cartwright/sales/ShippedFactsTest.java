package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How long it takes until orders leave. */
@ShopTest
class ShippedFactsTest {

    @Autowired Shelves shelves;
    @Autowired MovableClock clock;
    @Autowired HistoryRun run;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    SalesDesk desk = new SalesDesk(0, run);

    @BeforeEach
    void staff() {
        desk = new SalesDesk(port, run);
    }

    @Test
    void the_first_parcel_of_an_order_counts() {
        var shopper = new Shopper(port);
        var tea = shelves.stocked(10, "10.00");
        var order = shopper.buy(shopper.cart(tea, 2), "tok_approved");
        assertThat(desk.figures("from=2026-01-01&sku=" + tea).at("/totals/shippedOrders").asInt())
                .isZero();

        clock.move(Duration.ofHours(30));
        var first = shipped(shopper, order.text("/id"), order.text("/lines/0/id"));
        clock.move(Duration.ofHours(10));
        shipped(shopper, order.text("/id"), order.text("/lines/0/id"));

        await().untilAsserted(() ->
                assertThat(left(order.text("/id")))
                        .isCloseTo(first, within(1, ChronoUnit.MINUTES)));
        var totals = desk.figures("from=2026-01-01&sku=" + tea).get("totals");
        assertThat(totals.get("shippedOrders").asInt()).isEqualTo(1);
        assertThat(totals.at("/hoursToShip/mean").decimalValue())
                .isBetween(new BigDecimal("30.00"), new BigDecimal("30.50"));
    }

    /** News of parcels come in any order. */
    private @Nullable Instant left(String order) {
        return db.fetchOptional(
                        "select at from sales.shipments where order_key = ?",
                        UUID.fromString(order))
                .map(it -> it.get(0, Instant.class))
                .orElse(null);
    }

    /** Sends one unit; returns when. */
    private static Instant shipped(Shopper shopper, String order, String line) {
        var released =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/orders/" + order + "/fulfilments",
                        "{\"lines\": [{\"line\": \"%s\", \"quantity\": 1}]}".formatted(line));
        var sent =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/fulfilments/" + released.text("/0/id") + "/shipment",
                        "");
        assertThat(sent.status()).as(sent.body()).isLessThan(300);
        return Instant.parse(sent.text("/shippedAt"));
    }

    /** Of orders 1 and 2 in January and 4 in March; 3 is still there. */
    @Test
    void hours_are_the_mean_and_the_median_of_orders_that_left() {
        var source =
                desk.imported(
                                """
                                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                                1,TEA,Tea,2,2011-01-03 10:00:00,10.00,ada,Germany
                                1,CUP,Cup,1,2011-01-03 10:00:00,5.00,ada,Germany
                                2,TEA,Tea,1,2011-01-09 23:59:59,10.00,bob,France
                                3,TEA,Tea,4,2011-02-28 00:00:00,9.00,,France
                                4,TEA,Tea,1,2011-03-01 10:00:00,12.00,ada,Germany
                                """,
                                "shop=" + SalesDesk.shop())
                        .get("id")
                        .asString();
        for (var it : List.of("1 30 hours", "2 10 hours", "4 90 minutes")) {
            db.execute(
                    """
                    insert into sales.shipments select distinct order_key, at + ?::interval
                    from sales.facts where source = ? and order_number = ?
                    """,
                    it.substring(2),
                    source,
                    it.substring(0, 1));
        }
        var asked = "from=2011-01-01&to=2011-04-01&currency=GBP&source=" + source;

        var answer = desk.figures(asked + "&by=month");

        assertThat(answer.get("items").valueStream().map(ShippedFactsTest::hours))
                .containsExactly("2 20.00 20.00", "0 null null", "1 1.50 1.50");
        assertThat(hours(answer.get("totals"))).isEqualTo("3 13.83 10.00");
        assertThat(
                        desk.figures(asked + "&by=sku&sort=sold")
                                .get("items")
                                .valueStream()
                                .map(ShippedFactsTest::hours))
                .containsExactly("3 13.83 10.00", "1 30.00 30.00");
        assertThat(desk.csv(asked).getFirst())
                .containsEntry("shippedOrders", "3")
                .containsEntry("hoursToShipMean", "13.83")
                .containsEntry("hoursToShipMedian", "10.00");
    }

    private static String hours(JsonNode figures) {
        return "%s %s %s"
                .formatted(
                        figures.get("shippedOrders"),
                        figures.at("/hoursToShip/mean"),
                        figures.at("/hoursToShip/median"));
    }
}

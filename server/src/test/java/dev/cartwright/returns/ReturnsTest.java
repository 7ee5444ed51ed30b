package dev.cartwright.returns;

import static dev.cartwright.returns.ReturnCounter.came;
import static dev.cartwright.returns.ReturnCounter.line;
import static dev.cartwright.returns.ReturnCounter.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Orders;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** From "I want to send it back" to the shelf, and to the money. */
@ShopTest
@ExtendWith(BooksBalance.class)
class ReturnsTest {

    private static final String RESTOCK = "\"RESTOCK\"";
    private static final String SCRAP = "\"SCRAP\"";

    @Autowired Shelves shelves;
    @Autowired Stockroom stockroom;
    @Autowired MovableClock clock;
    @Autowired Orders orders;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    ReturnCounter counter = new ReturnCounter(shopper);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas() {
        shopper = new Shopper(port);
        counter = new ReturnCounter(shopper);
        tea = shelves.stocked(10, "19.99");
    }

    /** Each 19.99 and 7.25 % of it; with the last one what was paid for the delivery. */
    @Test
    void units_come_back_are_put_away_and_paid_for() {
        var order = counter.arrived(tea, 2);

        var asked = counter.request(order, wanted(order, 0, 2, "CHANGED_MIND"));
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.text("/number")).isEqualTo(order.text("/number") + "-R1");
        assertThat(asked.text("/status")).isEqualTo("REQUESTED");
        assertThat(counter.stands(order)).containsExactly("PLACED", "CAPTURED", "REQUESTED");

        var how = "{\"instructions\": \"Use the box.\", \"labelUrl\": \"https://l.example/1\"}";
        assertThat(counter.step(asked, "approval", how).text("/status")).isEqualTo("APPROVED");
        var seen = counter.own(order, "GET", "/" + asked.text("/id"), "");
        assertThat(seen.text("/instructions")).isEqualTo("Use the box.");
        assertThat(seen.text("/labelUrl")).isEqualTo("https://l.example/1");
        assertThat(seen.json().has("requestedBy")).isFalse();

        var first = counter.receive(asked, came(order, 0, 1, RESTOCK));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.text("/status")).isEqualTo("PARTIALLY_RECEIVED");
        assertThat(first.text("/receipts/0/amount/amount")).isEqualTo("21.44");
        assertThat(shopper.units(tea)).containsExactly(9, 0, 9);
        assertThat(counter.stands(order))
                .containsExactly("PLACED", "PARTIALLY_REFUNDED", "REQUESTED");

        var last = counter.receive(asked, came(order, 0, 1, SCRAP));
        assertThat(last.text("/status")).isEqualTo("RECEIVED");
        assertThat(last.text("/lines/0/received")).isEqualTo("2");
        assertThat(last.text("/lines/0/scrapped")).isEqualTo("1");
        assertThat(shopper.units(tea)).containsExactly(9, 0, 9);
        assertThat(counter.stands(order)).containsExactly("PLACED", "REFUNDED", "RETURNED");
        assertThat(counter.refunds(order))
                .containsExactly(
                        List.of("19.99", "0.00", "5.99", "1.45", "27.43"),
                        List.of("19.99", "0.00", "0.00", "1.45", "21.44"));
        assertThat(counter.trail(order))
                .containsExactly(
                        "return-requested",
                        "return-approved",
                        "return-received",
                        "return-received");
    }

    @Test
    void what_is_over_may_come_back_in_part_and_stays_over() {
        var order = counter.arrived(tea, 2);
        var id = new OrderId(UUID.fromString(order.text("/id")));
        transaction.executeWithoutResult(_ -> orders.complete(id, "all has arrived"));
        var asked = counter.approved(order, wanted(order, 0, 1, "DAMAGED"));

        counter.receive(asked, came(order, 0, 1, RESTOCK));

        assertThat(counter.stands(order))
                .containsExactly("COMPLETED", "PARTIALLY_REFUNDED", "PARTIALLY_RETURNED");
    }

    @Test
    void who_buys_may_ask_for_thirty_days_and_staff_may_ask_later() {
        var order = counter.arrived(tea, 3);
        clock.move(Duration.ofDays(29));
        assertThat(counter.request(order, wanted(order, 0, 1, "OTHER")).status()).isEqualTo(201);
        clock.move(Duration.ofDays(2));
        var before = counter.order(order).body();

        var late = counter.request(order, wanted(order, 0, 1, "OTHER"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.type()).isEqualTo("/problems/return-too-late");
        assertThat(late.text("/field")).isEqualTo("lines[0].quantity");
        assertThat(counter.order(order).body()).isEqualTo(before);
        assertThat(counter.requestFor(order, wanted(order, 0, 1, "OTHER")).status()).isEqualTo(201);
    }

    @Test
    void only_what_has_left_comes_back_and_once() {
        var order = shopper.buy(shopper.cart(tea, 2), "tok_approved");
        var both = wanted(order, 0, 2, "OTHER");
        var early = counter.request(order, both);
        assertThat(early.type()).isEqualTo("/problems/more-than-was-sent");
        assertThat(early.text("/left")).isEqualTo("0");
        assertThat(counter.stands(order).get(2)).isEqualTo("NONE");
        counter.ship(order);
        assertThat(counter.request(order, both).status()).isEqualTo(201);

        assertThat(counter.request(order, wanted(order, 0, 1, "OTHER")).text("/left"))
                .isEqualTo("0");
        assertThat(counter.request(order, both, both).text("/errors/0/field"))
                .isEqualTo("lines[1].line");
        var unknown = both.replace(line(order, 0), UUID.randomUUID().toString());
        assertThat(counter.request(order, unknown).text("/errors/0/field"))
                .isEqualTo("lines[0].line");
    }

    @Test
    void what_is_not_sent_after_all_may_be_asked_for_again() {
        var order = counter.arrived(tea, 1);
        var one = wanted(order, 0, 1, "DOES_NOT_FIT");
        var asked = counter.approved(order, one);
        var cancelled = counter.own(order, "POST", "/" + asked.text("/id") + "/cancellation", "");
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(counter.stands(order).get(2)).isEqualTo("NONE");

        var again = counter.request(order, one);
        var rejected = counter.step(again, "rejection", "{\"reason\": \"It was worn.\"}");

        assertThat(rejected.text("/rejection")).isEqualTo("It was worn.");
        assertThat(again.text("/number")).endsWith("-R2");
        assertThat(counter.stands(order).get(2)).isEqualTo("NONE");
        assertThat(counter.own(order, "GET", "", "").json().size()).isEqualTo(2);
    }

    @Test
    void a_wrong_move_says_where_it_stands_and_changes_nothing() {
        var order = counter.arrived(tea, 2);
        var asked = counter.request(order, wanted(order, 0, 2, "OTHER"));
        var before = counter.get(asked).body();

        var refused = counter.receive(asked, came(order, 0, 1, RESTOCK));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/return-not-ready");
        assertThat(refused.text("/state")).isEqualTo("REQUESTED");
        assertThat(refused.json().at("/moves").toString())
                .isEqualTo("[\"APPROVED\",\"REJECTED\",\"CANCELLED\"]");
        assertThat(counter.step(asked, "completion").text("/state")).isEqualTo("REQUESTED");
        assertThat(counter.get(asked).body()).isEqualTo(before);
        assertThat(shopper.units(tea)).containsExactly(8, 0, 8);
        counter.step(asked, "approval");
        var more = counter.receive(asked, came(order, 0, 2, SCRAP), came(order, 0, 1, SCRAP));
        assertThat(more.type()).isEqualTo("/problems/more-than-is-expected");
        assertThat(more.text("/field")).isEqualTo("lines[1].quantity");
        counter.receive(asked, came(order, 0, 1, SCRAP));
        assertThat(counter.step(asked, "cancellation").text("/state"))
                .isEqualTo("PARTIALLY_RECEIVED");
        assertThat(counter.step(asked, "completion").text("/status")).isEqualTo("RECEIVED");
        assertThat(counter.stands(order).get(2)).isEqualTo("PARTIALLY_RETURNED");
    }

    @Test
    void a_parcel_that_is_received_twice_comes_once() {
        var order = counter.arrived(tea, 2);
        var asked = counter.approved(order, wanted(order, 0, 2, "DAMAGED"));
        var body = "{\"lines\": [" + came(order, 0, 1, RESTOCK) + "]}";

        var first = counter.receiveAs(asked, body, "once-" + asked.text("/id"));
        var second = counter.receiveAs(asked, body, "once-" + asked.text("/id"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(counter.refunds(order)).hasSize(1);
        assertThat(shopper.units(tea)).containsExactly(9, 0, 9);
        var other = counter.receiveAs(asked, body.replace("1,", "2,"), "once-" + asked.text("/id"));
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void an_order_of_somebody_else_has_no_returns() {
        var order = counter.arrived(tea, 1);
        var asked = counter.request(order, wanted(order, 0, 1, "OTHER"));
        var others = counter.arrived(tea, 1);

        assertThat(counter.own(others, "GET", "/" + asked.text("/id"), "").type())
                .isEqualTo("/problems/unknown-return");
        assertThat(shopper.get("/api/orders/" + order.text("/id") + "/returns").status())
                .isEqualTo(404);
        var path = "/" + asked.text("/id") + "/cancellation";
        assertThat(counter.own(others, "POST", path, "").status()).isEqualTo(404);
        assertThat(counter.get(asked).text("/status")).isEqualTo("REQUESTED");
    }

    @Test
    void units_go_back_to_the_lot_and_the_place_they_are_said_to() {
        var herbs = shelves.stocked(0, "10.00");
        stockroom.receive(
                "main",
                List.of(
                        new Arrival(herbs, 1, null, new LotLabel("OLD", null)),
                        new Arrival(herbs, 1, null, new LotLabel("YOUNG", null))),
                "delivered");
        var order = counter.arrived(herbs, 2);
        var asked = counter.approved(order, wanted(order, 0, 2, "DAMAGED"));
        var old = came(order, 0, 1, "\"RESTOCK\", \"lot\": \"OLD\", \"location\": \"main\"");

        var none = counter.receive(asked, came(order, 0, 1, "\"SCRAP\", \"lot\": \"NEW\""));
        assertThat(none.type()).isEqualTo("/problems/not-from-lot");
        var nowhere = counter.receive(asked, old.replace("\"main\"", "\"moon\""));
        assertThat(nowhere.text("/errors/0/field")).isEqualTo("lines[0].location");
        assertThat(counter.refunds(order)).isEmpty();
        assertThat(counter.receive(asked, old).status()).isEqualTo(201);

        assertThat(lots(herbs)).containsExactly("OLD 1");
        var more = counter.receive(asked, old);
        assertThat(more.type()).isEqualTo("/problems/not-from-lot");
        counter.receive(asked, came(order, 0, 1, "\"RESTOCK\", \"lot\": \"YOUNG\""));
        assertThat(lots(herbs)).containsExactlyInAnyOrder("OLD 1", "YOUNG 1");
    }

    private List<String> lots(Sku sku) {
        return shopper.asAdmin("GET", "/api/admin/stock/" + sku + "/lots", "")
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.get("onHand").asInt() > 0)
                .map(it -> it.get("number").asString() + " " + it.get("onHand").asInt())
                .toList();
    }

    @Test
    void staff_finds_them_by_how_they_stand() {
        var order = counter.arrived(tea, 2);
        var one = counter.request(order, wanted(order, 0, 1, "OTHER"));
        var two = counter.approved(order, wanted(order, 0, 1, "OTHER"));
        var of = ReturnCounter.RETURNS + "?order=" + order.text("/id");

        assertThat(ids(of + "&status=REQUESTED")).containsExactly(one.text("/id"));
        var page = shopper.asAdmin("GET", of + "&limit=1", "");
        assertThat(page.text("/items/0/id")).isEqualTo(two.text("/id"));
        assertThat(ids(of + "&limit=1&after=" + page.text("/next")))
                .containsExactly(one.text("/id"));
    }

    private List<String> ids(String path) {
        return shopper.asAdmin("GET", path, "")
                .json()
                .at("/items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }
}

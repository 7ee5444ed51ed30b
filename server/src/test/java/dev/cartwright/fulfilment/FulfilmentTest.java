package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the shelf to the customer, whole and in parts. */
@ShopTest
@ExtendWith(BooksBalance.class)
class FulfilmentTest {

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Warehouse warehouse = new Warehouse(shopper);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas() {
        shopper = new Shopper(port);
        warehouse = new Warehouse(shopper);
        tea = shelves.stocked(10, "19.99");
    }

    @Test
    void an_order_is_picked_leaves_and_arrives() {
        var order = warehouse.bought(tea, 2);
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "UNFULFILLED", "NONE");

        var released = warehouse.release(order);
        assertThat(released.status()).isEqualTo(201);
        assertThat(released.text("/0/location")).isEqualTo("main");
        assertThat(released.text("/0/number")).isEqualTo(order.text("/number") + "-1");
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 2, 0, 0, 0);
        assertThat(warehouse.stands(order).get(2)).isEqualTo("RELEASED");
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);

        var fulfilment = released.text("/0/id");
        var shipped =
                warehouse.ship(fulfilment, "{\"carrier\": \"DHL\", \"trackingNumber\": \"JD 14\"}");
        assertThat(shipped.status()).isEqualTo(201);
        assertThat(shipped.text("/trackingUrl"))
                .isEqualTo("https://www.dhl.com/global-en/home/tracking.html?tracking-id=JD+14");
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 0, 2, 0, 0);
        assertThat(warehouse.stands(order).get(2)).isEqualTo("SHIPPED");
        assertThat(shopper.units(tea)).containsExactly(8, 0, 8);

        assertThat(warehouse.deliver(fulfilment).text("/status")).isEqualTo("DELIVERED");
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "DELIVERED", "NONE");
        assertThat(warehouse.trail(order)).containsExactly("released", "shipped", "delivered");
    }

    @Test
    void parts_leave_apart() {
        var order = warehouse.bought(tea, 3);
        var line = warehouse.line(order, 0);
        var first = warehouse.release(order, line, 1).text("/0/id");
        warehouse.ship(first);
        assertThat(warehouse.stands(order).get(2)).isEqualTo("PARTIALLY_SHIPPED");
        warehouse.deliver(first);
        assertThat(warehouse.stands(order).get(2)).isEqualTo("PARTIALLY_DELIVERED");

        var second = warehouse.release(order).text("/0/id");

        assertThat(warehouse.units(order, 0)).containsExactly(3, 0, 2, 1, 1, 0);
        warehouse.ship(second);
        assertThat(warehouse.deliver(second).text("/number"))
                .isEqualTo(order.text("/number") + "-2");
        assertThat(warehouse.stands(order).get(2)).isEqualTo("DELIVERED");
        assertThat(shopper.units(tea)).containsExactly(7, 0, 7);
    }

    @Test
    void goods_of_which_no_stock_is_kept_are_bought_and_leave_like_others() {
        assertThat(
                        shopper.asAdmin(
                                        "PUT",
                                        "/api/admin/stock/" + tea + "/rule",
                                        "{\"tracked\": false}")
                                .status())
                .isEqualTo(200);

        var order = warehouse.bought(tea, 20);

        assertThat(order.status()).as(order.body()).isEqualTo(201);
        assertThat(warehouse.units(order, 0)).containsExactly(20, 0, 0, 0, 0, 0);
        warehouse.ship(warehouse.release(order).text("/0/id"));
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "SHIPPED", "NONE");
        assertThat(shopper.units(tea).getFirst()).isEqualTo(10);
        assertThat(warehouse.cancel(order).type()).isEqualTo("/problems/already-shipped");
    }

    @Test
    void a_packing_slip_says_what_lies_in_the_parcel_and_what_does_not() {
        var order = warehouse.bought(tea, 3);
        var first = warehouse.release(order, warehouse.line(order, 0), 1).text("/0/id");

        var slip = shopper.asAdmin("GET", "/api/admin/fulfilments/" + first + "/packing-slip", "");

        assertThat(slip.text("/order")).isEqualTo(order.text("/number"));
        assertThat(slip.text("/deliveryAddress/name")).isEqualTo("Ada Lovelace");
        assertThat(slip.json().at("/lines/0/quantity").asInt()).isEqualTo(1);
        assertThat(slip.json().at("/notInThisParcel/0/quantity").asInt()).isEqualTo(2);
        assertThat(slip.body()).doesNotContain("19.99");
    }

    @Test
    void what_cannot_be_is_said_and_changes_nothing() {
        var order = warehouse.bought(tea, 2);
        var line = warehouse.line(order, 0);
        var before = warehouse.goods(order).body();

        assertThat(warehouse.release(order, line, 3).text("/field")).isEqualTo("lines[0].quantity");
        assertThat(warehouse.release(order, warehouse.unknown(), 1).text("/errors/0/field"))
                .isEqualTo("lines[0].line");
        assertThat(warehouse.release(order, line, 2, "nowhere"))
                .extracting(Answer::type, it -> it.text("/field"))
                .containsExactly("/problems/not-promised-there", "lines[0].quantity");
        assertThat(warehouse.cancelUnits(order, line, 2).type())
                .isEqualTo("/problems/nothing-would-be-left");
        assertThat(warehouse.ship(warehouse.unknown()).type())
                .isEqualTo("/problems/unknown-fulfilment");

        assertThat(warehouse.goods(order).body()).isEqualTo(before);
    }

    @Test
    void a_wrong_move_says_where_it_stands() {
        var order = warehouse.bought(tea, 2);
        var first = warehouse.release(order).text("/0/id");
        assertThat(warehouse.deliver(first).text("/state")).isEqualTo("RELEASED");
        warehouse.ship(first, "{\"trackingUrl\": \"ftp://x\"}");
        assertThat(warehouse.ship(first, "{\"trackingUrl\": \"ftp://x\"}").text("/errors/0/field"))
                .isEqualTo("trackingUrl");
        warehouse.ship(first);
        assertThat(warehouse.ship(first).text("/state")).isEqualTo("SHIPPED");
        assertThat(warehouse.release(order).type()).isEqualTo("/problems/nothing-is-ready");
    }
}

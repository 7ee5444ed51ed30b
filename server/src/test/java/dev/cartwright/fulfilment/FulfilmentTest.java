package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
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
    void what_is_not_picked_after_all_may_be_picked_again() {
        var order = warehouse.bought(tea, 2);
        var first = warehouse.release(order).text("/0/id");

        assertThat(warehouse.cancelFulfilment(first).text("/status")).isEqualTo("CANCELLED");

        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 0, 0, 0, 0);
        assertThat(warehouse.stands(order).get(2)).isEqualTo("UNFULFILLED");
        assertThat(warehouse.release(order).status()).isEqualTo(201);
    }

    @Test
    void a_parcel_that_never_left_is_back_on_the_shelf() {
        var order = warehouse.bought(tea, 2);
        var first = warehouse.release(order).text("/0/id");
        warehouse.ship(first);

        assertThat(warehouse.cancelFulfilment(first).status()).isEqualTo(201);

        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 0, 0, 0, 0);
        assertThat(warehouse.cancelFulfilment(first).type())
                .isEqualTo("/problems/fulfilment-not-ready");
    }

    @Test
    void units_that_are_cancelled_go_back_to_the_shelf_and_their_money_to_the_buyer() {
        var order = warehouse.bought(tea, 3);

        var goods = warehouse.cancelUnits(order, warehouse.line(order, 0), 1);

        assertThat(goods.status()).isEqualTo(201);
        assertThat(warehouse.units(order, 0)).containsExactly(3, 1, 0, 0, 0, 0);
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "PARTIALLY_REFUNDED", "UNFULFILLED", "NONE");
        var refund =
                shopper.asAdmin("GET", "/api/admin/orders/" + order.text("/id") + "/refunds", "");
        // 19.99 and 7.25 % of it.
        assertThat(refund.text("/items/0/shares/total/amount")).isEqualTo("21.44");
        var rest = warehouse.release(order).text("/0/id");
        warehouse.ship(rest);
        warehouse.deliver(rest);
        assertThat(warehouse.stands(order).get(2)).isEqualTo("DELIVERED");
    }

    @Test
    void an_order_that_is_cancelled_is_picked_no_more() {
        var order = warehouse.bought(tea, 3);
        warehouse.cancelUnits(order, warehouse.line(order, 0), 1);
        var fulfilment = warehouse.release(order).text("/0/id");

        assertThat(warehouse.cancel(order).status()).isEqualTo(201);

        assertThat(warehouse.stands(order))
                .containsExactly("CANCELLED", "REFUNDING", "CANCELLED", "NONE");
        assertThat(warehouse.units(order, 0)).containsExactly(3, 3, 0, 0, 0, 0);
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        assertThat(warehouse.ship(fulfilment).type()).isEqualTo("/problems/order-not-placed");
    }

    @Test
    void the_buyer_may_cancel_until_it_is_picked() {
        var token = "X-Order-Token";
        var order = warehouse.bought(tea, 1);
        var cancellation = "/api/orders/" + order.text("/id") + "/cancellation";
        var why = "{\"reason\": \"changed my mind\"}";
        assertThat(shopper.post(cancellation, why).type()).isEqualTo("/problems/unknown-order");
        assertThat(shopper.post(cancellation, why, token, "wrong").status()).isEqualTo(404);

        var cancelled = shopper.post(cancellation, why, token, order.text("/accessToken"));

        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(warehouse.order(order).text("/history/2/reason"))
                .isEqualTo("by the buyer: changed my mind");
        var picked = warehouse.bought(tea, 1);
        warehouse.release(picked);
        assertThat(
                        shopper.post(
                                        "/api/orders/" + picked.text("/id") + "/cancellation",
                                        why,
                                        token,
                                        picked.text("/accessToken"))
                                .type())
                .isEqualTo("/problems/already-picked");
    }

    @Test
    void what_has_left_in_part_is_not_cancelled_and_nothing_is_changed() {
        var order = warehouse.bought(tea, 2);
        var first = warehouse.release(order, warehouse.line(order, 0), 1).text("/0/id");
        warehouse.ship(first);
        var before = warehouse.order(order).body();

        var refused = warehouse.cancel(order);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/already-shipped");
        assertThat(warehouse.order(order).body()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_is_said_and_changes_nothing() {
        var order = warehouse.bought(tea, 2);
        var line = warehouse.line(order, 0);
        var before = warehouse.goods(order).body();

        assertThat(warehouse.release(order, line, 3).text("/field")).isEqualTo("lines[0].quantity");
        assertThat(warehouse.release(order, warehouse.unknown(), 1).text("/errors/0/field"))
                .isEqualTo("lines[0].line");
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

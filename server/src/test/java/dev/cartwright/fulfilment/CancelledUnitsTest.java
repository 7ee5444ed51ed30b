package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What does not leave: units, parcels and whole orders that are called off. */
@ShopTest
@ExtendWith(BooksBalance.class)
class CancelledUnitsTest {

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
    void units_that_are_cancelled_go_back_to_the_shelf_and_their_money_to_the_buyer() {
        var order = warehouse.bought(tea, 3);

        var goods = warehouse.cancelUnits(order, warehouse.line(order, 0), 1);

        assertThat(goods.status()).isEqualTo(201);
        assertThat(warehouse.units(order, 0)).containsExactly(3, 1, 0, 0, 0, 0);
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "PARTIALLY_REFUNDED", "UNFULFILLED", "NONE");
        // 19.99 and 7.25 % of it.
        assertThat(refunded(order)).isEqualTo("21.44");
        var rest = warehouse.release(order).text("/0/id");
        warehouse.ship(rest);
        warehouse.deliver(rest);
        assertThat(warehouse.stands(order).get(2)).isEqualTo("DELIVERED");
    }

    @Test
    void who_asks_twice_with_one_key_cancels_once() {
        var order = warehouse.bought(tea, 4);
        var line = warehouse.line(order, 0);
        var key = UUID.randomUUID().toString();
        warehouse.cancelUnits(order, line, 1, key);

        assertThat(warehouse.cancelUnits(order, line, 1, key).status()).isEqualTo(201);

        assertThat(warehouse.units(order, 0)).containsExactly(4, 1, 0, 0, 0, 0);
        var without = "/api/admin/orders/" + order.text("/id") + "/line-cancellations";
        assertThat(shopper.asAdmin("POST", without, "{}").status()).isEqualTo(400);
        assertThat(warehouse.cancelUnits(order, line, 2, key).type())
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(warehouse.cancelUnits(order, line, 1).status()).isEqualTo(201);
        assertThat(warehouse.units(order, 0)).containsExactly(4, 2, 0, 0, 0, 0);
    }

    /** Two teas and their tax come to 42.88; the buyer has had 10.00 of all back. */
    @Test
    void what_was_given_back_before_is_not_given_back_again_with_the_units() {
        var order = warehouse.bought(tea, 2);
        var goodwill =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/orders/" + order.text("/id") + "/refunds",
                        """
                        {"amount": {"amount": "48.00", "currency": "USD"}, "reason": "late"}
                        """,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(goodwill.status()).as(goodwill.body()).isEqualTo(201);

        warehouse.cancelUnits(order, warehouse.line(order, 0), 1);

        // Of 48.87 in all 0.87 was left, and of that one of two teas and no delivery.
        assertThat(refunded(order)).isEqualTo("0.39");
        assertThat(warehouse.units(order, 0)).containsExactly(2, 1, 0, 0, 0, 0);
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
    void a_parcel_did_leave_of_which_the_buyer_wants_to_send_something_back() {
        var order = warehouse.bought(tea, 2);
        var first = warehouse.release(order).text("/0/id");
        warehouse.ship(first);
        assertThat(warehouse.askBack(order, warehouse.line(order, 0), 1).status()).isEqualTo(201);

        assertThat(warehouse.cancelFulfilment(first).type())
                .isEqualTo("/problems/units-asked-back");

        assertThat(shopper.units(tea)).containsExactly(8, 0, 8);
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 0, 2, 0, 0);
    }

    private String refunded(Answer order) {
        return shopper.asAdmin("GET", "/api/admin/orders/" + order.text("/id") + "/refunds", "")
                .text("/items/0/shares/total/amount");
    }
}

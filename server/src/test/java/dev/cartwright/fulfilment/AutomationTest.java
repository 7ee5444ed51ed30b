package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What befalls orders by itself, as time goes by. */
@ShopTest
@ExtendWith(BooksBalance.class)
class AutomationTest {

    @Autowired Shelves shelves;
    @Autowired Automation automation;
    @Autowired MovableClock clock;
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
    void an_order_is_picked_after_a_quarter_of_an_hour() {
        var order = warehouse.bought(tea, 2);

        clock.move(Duration.ofMinutes(14));
        automation.release();
        assertThat(warehouse.stands(order).get(2)).isEqualTo("UNFULFILLED");

        clock.move(Duration.ofMinutes(1));
        automation.release();
        automation.release();
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 2, 0, 0, 0);
    }

    @Test
    void what_nobody_says_has_arrived_counts_as_delivered_after_ten_days_and_is_over_later() {
        var order = warehouse.bought(tea, 2);
        warehouse.ship(warehouse.release(order).text("/0/id"));

        clock.move(Duration.ofDays(9));
        automation.deliver();
        assertThat(warehouse.stands(order).get(2)).isEqualTo("SHIPPED");
        clock.move(Duration.ofDays(1));
        automation.deliver();
        assertThat(warehouse.stands(order).get(2)).isEqualTo("DELIVERED");

        clock.move(Duration.ofDays(13));
        automation.complete();
        assertThat(warehouse.stands(order).getFirst()).isEqualTo("PLACED");
        clock.move(Duration.ofDays(1));
        automation.complete();
        assertThat(warehouse.stands(order))
                .containsExactly("COMPLETED", "CAPTURED", "DELIVERED", "NONE");
        assertThat(warehouse.order(order).text("/order/completedAt")).isNotEmpty();
        var refused = warehouse.cancel(order);
        assertThat(refused.text("/state")).isEqualTo("COMPLETED");
        assertThat(refused.json().at("/moves")).isEmpty();
    }

    @Test
    void what_somebody_does_not_want_picked_waits_for_somebody() {
        var order = warehouse.bought(tea, 2);
        warehouse.cancelFulfilment(warehouse.release(order).text("/0/id"));
        clock.move(Duration.ofMinutes(15));

        automation.release();

        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 0, 0, 0, 0);
    }

    @Test
    void the_rest_of_what_is_picked_in_part_is_stuck_too() {
        var order = warehouse.bought(tea, 3);
        warehouse.ship(warehouse.release(order, warehouse.line(order, 0), 1).text("/0/id"));
        clock.move(Duration.ofDays(3));

        assertThat(tasks())
                .contains(
                        "\"kind\":\"NOT_PICKED\",\"channel\":\"default\",\"order\":\""
                                + order.text("/id"));

        automation.release();
        assertThat(warehouse.units(order, 0)).containsExactly(3, 0, 2, 1, 0, 0);
    }

    @Test
    void what_is_stuck_is_named_after_three_days() {
        var waits = warehouse.bought(tea, 1);
        var picked = warehouse.bought(tea, 1);
        warehouse.release(picked);
        clock.move(Duration.ofDays(3).minusMinutes(1));
        assertThat(tasks()).doesNotContain(waits.text("/id"), picked.text("/id"));

        clock.move(Duration.ofMinutes(1));

        assertThat(tasks())
                .contains(
                        "\"kind\":\"NOT_PICKED\",\"channel\":\"default\",\"order\":\""
                                + waits.text("/id"),
                        "\"kind\":\"NOT_SHIPPED\",\"channel\":\"default\",\"order\":\""
                                + picked.text("/id"));
    }

    private String tasks() {
        return shopper.asAdmin("GET", "/api/admin/order-tasks", "").body();
    }

    /** Ten are there, and five more are sold than there are. */
    @Test
    void what_waits_for_goods_is_picked_when_they_come() {
        shopper.asAdmin(
                "PATCH", "/api/admin/stock/" + tea + "/levels/main", "{\"backorderLimit\": 5}");
        var first = warehouse.bought(tea, 8);
        var second = warehouse.bought(tea, 6);
        assertThat(warehouse.units(second, 0)).containsExactly(6, 0, 0, 0, 0, 4);
        var day = "{\"promisedOn\": \"2999-12-24\"}";
        var promised =
                shopper.asAdmin(
                        "PUT",
                        "/api/admin/orders/%s/lines/%s/backorder"
                                .formatted(second.text("/id"), warehouse.line(second, 0)),
                        day);
        assertThat(promised.text("/lines/0/promisedOn")).isEqualTo("2999-12-24");

        clock.move(Duration.ofMinutes(15));
        automation.release();
        assertThat(warehouse.units(first, 0)).containsExactly(8, 0, 8, 0, 0, 0);
        assertThat(warehouse.units(second, 0)).containsExactly(6, 0, 2, 0, 0, 4);

        shopper.asAdmin("POST", "/api/admin/stock/" + tea + "/receipts", "{\"quantity\": 4}");
        automation.release();
        assertThat(warehouse.units(second, 0)).containsExactly(6, 0, 6, 0, 0, 0);
    }
}

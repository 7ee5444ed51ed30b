package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Chronicle;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * The paths an order may take, each with all that is told, moved, posted and mailed. A tea comes to
 * 21.44 with tax, the delivery is 5.99.
 */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.payments.capture=MANUAL")
class ScenarioTest {

    @Autowired Shelves shelves;
    @Autowired Automation automation;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired ConfigurableApplicationContext server;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Warehouse warehouse = new Warehouse(shopper);
    Sku tea = new Sku("replaced");
    Chronicle chronicle;

    @BeforeEach
    void ten_teas() {
        shopper = new Shopper(port);
        warehouse = new Warehouse(shopper);
        tea = shelves.stocked(10, "19.99");
        chronicle = new Chronicle(server, db, shopper);
    }

    @AfterEach
    void over() {
        chronicle.close();
    }

    @Test
    void plain() {
        var order = warehouse.bought(tea, 2);
        clock.move(Duration.ofMinutes(15));
        automation.release();
        clock.move(Duration.ofHours(3));
        warehouse.ship(warehouse.goods(order).text("/fulfilments/0/id"));
        clock.move(Duration.ofDays(10));
        automation.deliver();
        clock.move(Duration.ofDays(14));
        automation.complete();

        assertThat(warehouse.stands(order))
                .containsExactly("COMPLETED", "CAPTURED", "DELIVERED", "NONE");
        assertThat(chronicle.of(order))
                .isEqualTo(
                        """
                        events: OrderPlaced, OrderPaid, OrderShipped, OrderDelivered, OrderCompleted
                        movements: RESERVED 2, SHIPPED 2
                        postings: order-placed 48.87, payment-captured 48.87
                        mails: order-confirmed, order-delivered, order-shipped
                        """);
    }

    @Test
    void split_shipment() {
        var order = warehouse.bought(tea, 3);
        var line = warehouse.line(order, 0);
        var first = warehouse.release(order, line, 1).text("/0/id");
        warehouse.ship(first);
        clock.move(Duration.ofDays(1));
        var second = warehouse.release(order).text("/0/id");
        warehouse.ship(second);
        clock.move(Duration.ofDays(1));
        warehouse.deliver(first);
        clock.move(Duration.ofDays(1));
        warehouse.deliver(second);

        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "DELIVERED", "NONE");
        assertThat(chronicle.of(order))
                .isEqualTo(
                        """
                        events: OrderPlaced, OrderShipped, OrderPaid, OrderShipped, OrderDelivered, OrderDelivered
                        movements: RESERVED 3, SHIPPED 1, SHIPPED 2
                        postings: order-placed 70.31, payment-captured 27.43, payment-captured 42.88
                        mails: order-confirmed, order-delivered, order-delivered, order-shipped, order-shipped
                        """);
    }

    @Test
    void backorder() {
        shopper.asAdmin(
                "PATCH", "/api/admin/stock/" + tea + "/levels/main", "{\"backorderLimit\": 5}");
        var order = warehouse.bought(tea, 12);
        clock.move(Duration.ofMinutes(15));
        automation.release();
        warehouse.ship(warehouse.goods(order).text("/fulfilments/0/id"));
        clock.move(Duration.ofDays(2));
        automation.release();
        assertThat(warehouse.units(order, 0)).containsExactly(12, 0, 0, 10, 0, 2);
        shopper.asAdmin("POST", "/api/admin/stock/" + tea + "/receipts", "{\"quantity\": 5}");
        automation.release();
        warehouse.ship(warehouse.goods(order).text("/fulfilments/1/id"));

        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "SHIPPED", "NONE");
        assertThat(chronicle.of(order))
                .isEqualTo(
                        """
                        events: OrderPlaced, OrderShipped, OrderPaid, OrderShipped
                        movements: RESERVED 12, SHIPPED 10, SHIPPED 2
                        postings: order-placed 263.26, payment-captured 220.38, payment-captured 42.88
                        mails: order-confirmed, order-shipped, order-shipped
                        """);
    }

    @Test
    void cancelled_before_it_is_picked() {
        var order = warehouse.bought(tea, 2);
        clock.move(Duration.ofMinutes(5));
        warehouse.cancel(order);

        assertThat(warehouse.stands(order))
                .as("the authorisation is given up by the next reconciliation")
                .containsExactly("CANCELLED", "AUTHORIZED", "CANCELLED", "NONE");
        assertThat(chronicle.of(order))
                .isEqualTo(
                        """
                        events: OrderPlaced, OrderCancelled
                        movements: RESERVED 2, RELEASED 2
                        postings: order-placed 48.87, order-cancelled 48.87
                        mails: order-cancelled, order-confirmed
                        """);
    }

    @Test
    void cancelled_while_it_is_picked_and_some_of_it_was_taken() {
        var order = warehouse.bought(tea, 2);
        warehouse.release(order);
        clock.move(Duration.ofDays(6));
        automation.secure();
        warehouse.cancel(order);

        assertThat(warehouse.stands(order))
                .containsExactly("CANCELLED", "REFUNDING", "CANCELLED", "NONE");
        assertThat(chronicle.of(order))
                .isEqualTo(
                        """
                        events: OrderPlaced, OrderPaid, OrderCancelled
                        movements: RESERVED 2, RELEASED 2
                        postings: order-placed 48.87, payment-captured 48.87, order-cancelled 48.87, refund-granted 48.87
                        mails: order-cancelled, order-confirmed
                        """);
    }

    @Test
    void cancelled_in_part_and_not_at_all_once_it_has_left() {
        var order = warehouse.bought(tea, 3);
        warehouse.cancelUnits(order, warehouse.line(order, 0), 1);
        var fulfilment = warehouse.release(order).text("/0/id");
        warehouse.ship(fulfilment);
        assertThat(warehouse.cancel(order).type()).isEqualTo("/problems/already-shipped");
        warehouse.deliver(fulfilment);
        clock.move(Duration.ofDays(14));
        automation.complete();
        assertThat(warehouse.cancel(order).text("/state")).isEqualTo("COMPLETED");

        assertThat(warehouse.stands(order))
                .containsExactly("COMPLETED", "CAPTURED", "DELIVERED", "NONE");
        assertThat(chronicle.of(order))
                .isEqualTo(
                        """
                        events: OrderPlaced, OrderShipped, OrderPaid, OrderDelivered, OrderCompleted
                        movements: RESERVED 3, RELEASED 1, SHIPPED 2
                        postings: order-placed 70.31, order-reduced 21.44, payment-captured 48.87
                        mails: order-confirmed, order-delivered, order-shipped
                        """);
    }
}

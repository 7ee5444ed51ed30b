package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.payments.Moves;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Ids;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No goods leave before their money is there. Three teas come to 64.32 with tax, delivery is 5.99;
 * each tea is 21.44.
 */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.payments.capture=MANUAL")
class PaidAtShipmentTest {

    @Autowired Shelves shelves;
    @Autowired Automation automation;
    @Autowired MovableClock clock;
    @Autowired Payments payments;
    @Autowired Moves moves;
    @Autowired Ids ids;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
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
    void each_parcel_takes_what_is_in_it_and_the_first_the_delivery() {
        var order = warehouse.bought(tea, 3);
        assertThat(order.text("/totals/total/amount")).isEqualTo("70.31");
        assertThat(money(order)).containsExactly("70.31", "0.00", "0.00");

        warehouse.ship(released(order, 1));
        assertThat(money(order)).containsExactly("70.31", "27.43", "0.00");
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "PARTIALLY_CAPTURED", "PARTIALLY_SHIPPED", "NONE");

        warehouse.ship(warehouse.release(order).text("/0/id"));
        assertThat(money(order)).containsExactly("70.31", "70.31", "0.00");
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "SHIPPED", "NONE");
    }

    @Test
    void what_is_cancelled_before_it_is_paid_is_not_owed_any_more() {
        var order = warehouse.bought(tea, 3);
        warehouse.ship(released(order, 1));

        assertThat(warehouse.cancelUnits(order, warehouse.line(order, 0), 1).status())
                .isEqualTo(201);

        var waived =
                shopper.asAdmin("GET", "/api/admin/orders/" + order.text("/id") + "/refunds", "");
        assertThat(waived.text("/items/0/status")).isEqualTo("WAIVED");
        assertThat(waived.text("/items/0/shares/total/amount")).isEqualTo("21.44");
        warehouse.ship(warehouse.release(order).text("/0/id"));
        assertThat(money(order)).containsExactly("70.31", "48.87", "21.44");
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "SHIPPED", "NONE");
    }

    /** The audit after this test compares them with the books. */
    @Test
    void what_is_not_owed_any_more_is_taken_out_of_what_was_sold() {
        var order = warehouse.bought(tea, 3);
        warehouse.cancelUnits(order, warehouse.line(order, 0), 1);

        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        var figures =
                shopper.asAdmin("GET", "/api/admin/sales/figures?by=sku&from=" + yesterday, "");

        assertThat(figures.status()).as(figures.body()).isEqualTo(200);
        assertThat(figures.body()).contains(tea.code());
    }

    @Test
    void where_the_rest_is_cancelled_what_was_authorised_for_it_is_given_up() {
        var order = warehouse.bought(tea, 3);
        warehouse.ship(released(order, 2));

        warehouse.cancelUnits(order, warehouse.line(order, 0), 1);

        assertThat(money(order)).containsExactly("70.31", "48.87", "21.44");
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "SHIPPED", "NONE");
    }

    @Test
    void where_the_money_is_refused_the_goods_stay() {
        var order = shopper.buy(shopper.cart(tea, 2), "tok_capture_declined");
        var fulfilment = warehouse.release(order).text("/0/id");

        var refused = warehouse.ship(fulfilment);

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.type()).isEqualTo("/problems/payment-not-captured");
        assertThat(refused.text("/due/amount")).isEqualTo("48.87");
        assertThat(refused.text("/captured/amount")).isEqualTo("0.00");
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "AUTHORIZED", "RELEASED", "NONE");
        assertThat(warehouse.ship(fulfilment).status()).isEqualTo(402);
        assertThat(warehouse.cancel(order).status()).isEqualTo(201);
    }

    @Test
    void nothing_is_taken_for_goods_that_are_not_there() {
        shopper.asAdmin(
                "PATCH", "/api/admin/stock/" + tea + "/levels/main", "{\"backorderLimit\": 5}");
        var order = warehouse.bought(tea, 12);
        var fulfilment = released(order, 12);

        assertThat(warehouse.ship(fulfilment).type()).isEqualTo("/problems/not-on-hand");

        assertThat(money(order)).containsExactly("263.26", "0.00", "0.00");
        assertThat(warehouse.units(order, 0)).containsExactly(12, 0, 12, 0, 0, 0);
        assertThat(shopper.units(tea).getFirst()).isEqualTo(10);
    }

    @Test
    void what_is_taken_beside_what_is_still_owed_goes_back() {
        var order = warehouse.bought(tea, 3);
        clock.move(Duration.ofDays(6));
        automation.secure();
        assertThat(money(order)).containsExactly("70.31", "70.31", "0.00");

        warehouse.cancelUnits(order, warehouse.line(order, 0), 1);

        var refund =
                shopper.asAdmin("GET", "/api/admin/orders/" + order.text("/id") + "/refunds", "");
        assertThat(refund.text("/items/0/status")).isEqualTo("GRANTED");
        assertThat(refund.text("/items/0/shares/total/amount")).isEqualTo("21.44");
    }

    /** Another server has promised it, and died before the processor heard of it. */
    @Test
    void while_nobody_knows_whether_the_money_was_taken_the_goods_stay() {
        var order = warehouse.bought(tea, 3);
        var fulfilment = released(order, 3);
        var due = Money.parse("USD 70.31");
        var id = OrderId.valueOf(order.text("/id"));
        var capture =
                transaction.execute(_ -> payments.capture(ids.next(), id, due, due).orElseThrow());

        for (int twice = 0; twice < 2; twice++) {
            var refused = warehouse.ship(fulfilment);
            assertThat(refused.type()).isEqualTo("/problems/payment-unclear");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        }
        assertThat(money(order)).containsExactly("70.31", "0.00", "0.00");
        assertThat(shopper.units(tea)).containsExactly(10, 3, 7);

        moves.send(capture);
        assertThat(warehouse.ship(fulfilment).status()).isEqualTo(201);
        assertThat(money(order)).containsExactly("70.31", "70.31", "0.00");
    }

    @Test
    void a_processor_that_would_not_give_the_money_is_asked_again_after_an_hour() {
        var order = shopper.buy(shopper.cart(tea, 2), "tok_capture_declined");
        clock.move(Duration.ofDays(6));
        automation.secure();
        automation.secure();
        assertThat(captures(order)).isEqualTo(1);

        clock.move(Duration.ofHours(1));
        automation.secure();

        assertThat(captures(order)).isEqualTo(2);
        assertThat(money(order)).containsExactly("48.87", "0.00", "0.00");
    }

    @Test
    void what_will_never_be_due_is_given_up_once_the_rest_is_taken() {
        var order = warehouse.bought(tea, 3);
        warehouse.cancelUnits(order, warehouse.line(order, 0), 1);
        clock.move(Duration.ofDays(6));
        automation.secure();
        assertThat(money(order)).containsExactly("70.31", "48.87", "0.00");

        clock.move(Duration.ofHours(1));
        automation.secure();

        assertThat(money(order)).containsExactly("70.31", "48.87", "21.44");
    }

    private int captures(Answer order) {
        var asked =
                """
                select count(*) from payments.payment_transactions
                join payments.payments using (payment_id) where order_id = ? and kind = 'CAPTURE'
                """;
        return db.fetchSingle(asked, UUID.fromString(order.text("/id"))).get(0, int.class);
    }

    /** The sandbox's authorisations hold for seven days. */
    @Test
    void money_is_taken_a_day_before_its_authorisation_ends() {
        var order = warehouse.bought(tea, 3);
        clock.move(Duration.ofDays(6).minusMinutes(1));
        automation.secure();
        assertThat(money(order)).containsExactly("70.31", "0.00", "0.00");

        clock.move(Duration.ofMinutes(1));
        automation.secure();
        automation.secure();

        assertThat(money(order)).containsExactly("70.31", "70.31", "0.00");
    }

    private String released(Answer order, int units) {
        return warehouse.release(order, warehouse.line(order, 0), units).text("/0/id");
    }

    /** Authorised, captured, given up. */
    private List<String> money(Answer order) {
        var payment = shopper.asAdmin("GET", "/api/admin/payments?order=" + order.text("/id"), "");
        return Stream.of("authorized", "captured", "voided")
                .map(sum -> payment.text("/items/0/" + sum + "/amount"))
                .toList();
    }
}

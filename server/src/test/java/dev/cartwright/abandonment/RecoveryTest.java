package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.AbandonedCart.Attribution.ORGANIC;
import static dev.cartwright.abandonment.AbandonedCart.RecoveredBy.SAME_CART;
import static dev.cartwright.abandonment.AbandonedCart.RecoveredBy.SAME_PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.abandonment.AbandonedCart.Recovery;
import dev.cartwright.abandonment.AbandonedCart.State;
import dev.cartwright.abandonment.Street.Person;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Orders;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@StreetTest
@ExtendWith(BooksBalance.class)
class RecoveryTest {

    @Autowired Street street;
    @Autowired RecoveryTable table;
    @Autowired Orders orders;
    @LocalServerPort int port;

    Person ada = Street.guest(0);

    @BeforeEach
    void somebody() {
        ada = Street.guest(port);
        street.watch().look();
    }

    @Test
    void an_order_from_the_cart_recovers_it_once_however_often_it_is_seen() {
        var left = street.left(ada, 2);
        var order = street.buy(ada, left.cart().toString());

        street.watch().look();
        street.watch().look();

        var it = street.now(left);
        var placed = orders.find(id(order)).orElseThrow();
        assertThat(it.state()).isEqualTo(State.RECOVERED);
        assertThat(it.recovery())
                .isEqualTo(
                        new Recovery(
                                id(order),
                                Objects.requireNonNull(placed.placedAt()),
                                Money.parse("USD 25.99"),
                                SAME_CART,
                                ORGANIC));
    }

    @Test
    void an_order_of_the_same_address_recovers_what_was_left_in_another_cart() {
        var left = street.left(ada, 1);
        var order = street.buy(ada, street.cart(ada, 1));

        street.watch().look();

        assertThat(recovery(left).order()).isEqualTo(id(order));
        assertThat(recovery(left).recoveredBy()).isEqualTo(SAME_PERSON);
    }

    @Test
    void an_order_of_the_same_customer_recovers_it_wherever_the_receipt_goes() {
        var grace = Street.customer(port);
        var left = street.left(grace, 1);
        grace = Street.signIn(grace);
        var cart = street.begin(grace, 1);
        street.deliver(grace, cart, "office-" + UUID.randomUUID() + "@example.org");
        var order = street.buy(grace, cart);

        street.watch().look();

        assertThat(recovery(left).order()).isEqualTo(id(order));
        assertThat(recovery(left).recoveredBy()).isEqualTo(SAME_PERSON);
    }

    @Test
    void somebody_elses_order_recovers_nothing() {
        var left = street.left(ada, 1);
        var other = Street.guest(port);
        street.buy(other, street.cart(other, 1));

        street.watch().look();

        assertThat(street.now(left)).isEqualTo(left);
    }

    @Test
    void what_is_bought_after_seven_days_finds_it_lost() {
        var left = street.left(ada, 1);
        street.clock().move(Duration.ofDays(7));
        street.watch().look();
        assertThat(street.now(left).state()).isEqualTo(State.LOST);

        street.buy(ada, left.cart().toString());
        street.watch().look();

        assertThat(street.now(left).state()).isEqualTo(State.LOST);
        assertThat(street.now(left).recovery()).isNull();
    }

    @Test
    void what_was_bought_in_time_and_is_seen_only_later_is_recovered_all_the_same() {
        var left = street.left(ada, 1);
        street.buy(ada, left.cart().toString());
        street.clock().move(Duration.ofDays(8));
        table.lose(street.clock().instant());
        assertThat(street.now(left).state()).isEqualTo(State.LOST);

        street.watch().look();

        assertThat(street.now(left).state()).isEqualTo(State.RECOVERED);
    }

    @Test
    void a_cancelled_order_has_recovered_nothing_and_the_next_one_does() {
        var left = street.left(ada, 1);
        var order = street.buy(ada, left.cart().toString());
        street.watch().look();

        cancel(order);
        await().until(() -> street.now(left).state() == State.ABANDONED);
        again(order);
        street.watch().look();
        assertThat(street.now(left).cancelledOrder()).isEqualTo(id(order));
        assertThat(street.now(left).recovery()).isNull();

        var next = street.buy(ada, street.cart(ada, 1));
        street.watch().look();
        assertThat(recovery(left).order()).isEqualTo(id(next));
        again(order);
        assertThat(recovery(left).order()).isEqualTo(id(next));
        assertThat(street.now(left).cancelledOrder()).isNull();
    }

    @Test
    void an_order_that_was_cancelled_before_it_was_seen_recovers_nothing() {
        var left = street.left(ada, 1);
        cancel(street.buy(ada, left.cart().toString()));

        street.watch().look();

        assertThat(street.now(left)).isEqualTo(left);
    }

    @Test
    void what_a_cancelled_order_recovered_is_lost_once_its_time_is_over() {
        var left = street.left(ada, 1);
        var order = street.buy(ada, left.cart().toString());
        street.watch().look();
        street.clock().move(Duration.ofDays(8));

        cancel(order);

        await().until(() -> street.now(left).state() == State.LOST);
        assertThat(street.now(left).cancelledOrder()).isEqualTo(id(order));
    }

    private void cancel(String order) {
        var path = "/api/admin/orders/" + order + "/cancellation";
        var answer = ada.at().asAdmin("POST", path, "{\"reason\": \"changed my mind\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    }

    /** As an event does that is told a second time. */
    private void again(String order) {
        table.takeBack(id(order), street.clock().instant());
    }

    private Recovery recovery(AbandonedCart of) {
        return Objects.requireNonNull(street.now(of).recovery());
    }

    private static OrderId id(String order) {
        return new OrderId(UUID.fromString(order));
    }
}

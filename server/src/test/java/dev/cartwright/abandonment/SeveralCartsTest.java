package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.AbandonedCart.RecoveredBy.SAME_CART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.abandonment.AbandonedCart.Recovery;
import dev.cartwright.abandonment.AbandonedCart.State;
import dev.cartwright.abandonment.Street.Person;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.kernel.OrderId;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which order recovers which cart, where there are several. */
@StreetTest
@ExtendWith(BooksBalance.class)
class SeveralCartsTest {

    @Autowired Street street;
    @LocalServerPort int port;

    Person ada = Street.guest(0);

    @BeforeEach
    void somebody() {
        ada = Street.guest(port);
        street.watch().look();
    }

    @Test
    void one_order_recovers_one_of_two_the_one_found_last() {
        var first = street.left(ada, 1);
        street.clock().move(Duration.ofHours(25));
        var second = street.left(ada, 1);
        var order = street.buy(ada, street.cart(ada, 1));

        street.watch().look();
        street.watch().look();

        assertThat(street.now(first)).isEqualTo(first);
        assertThat(recovery(second).order()).isEqualTo(id(order));
    }

    @Test
    void an_order_from_the_cart_itself_goes_before_what_was_found_later() {
        var first = street.left(ada, 1);
        street.clock().move(Duration.ofHours(25));
        var second = street.left(ada, 1);
        street.buy(ada, first.cart().toString());

        street.watch().look();

        assertThat(recovery(first).recoveredBy()).isEqualTo(SAME_CART);
        assertThat(street.now(second).state()).isEqualTo(State.ABANDONED);
    }

    @Test
    void two_orders_that_are_seen_at_once_recover_one_each() {
        var first = street.left(ada, 1);
        street.clock().move(Duration.ofHours(25));
        var second = street.left(ada, 1);
        var earlier = street.buy(ada, street.cart(ada, 1));
        var later = street.buy(ada, street.cart(ada, 1));

        street.watch().look();

        assertThat(recovery(second).order()).isEqualTo(id(earlier));
        assertThat(recovery(first).order()).isEqualTo(id(later));
    }

    @Test
    void an_order_from_the_cart_itself_goes_before_an_earlier_one_that_is_seen_with_it() {
        var first = street.left(ada, 1);
        street.clock().move(Duration.ofHours(25));
        var second = street.left(ada, 1);
        var another = street.buy(ada, street.cart(ada, 1));
        var own = street.buy(ada, second.cart().toString());

        street.watch().look();

        assertThat(recovery(second).order()).isEqualTo(id(own));
        assertThat(recovery(second).recoveredBy()).isEqualTo(SAME_CART);
        assertThat(recovery(first).order()).isEqualTo(id(another));
    }

    private Recovery recovery(AbandonedCart of) {
        return Objects.requireNonNull(street.now(of).recovery());
    }

    private static OrderId id(String order) {
        return new OrderId(UUID.fromString(order));
    }
}

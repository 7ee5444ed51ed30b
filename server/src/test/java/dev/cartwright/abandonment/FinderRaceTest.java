package dev.cartwright.abandonment;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many servers look for the same carts and orders at the same moment. */
@StreetTest
@ExtendWith(BooksBalance.class)
class FinderRaceTest {

    @Autowired Street street;
    @LocalServerPort int port;

    @Test
    void carts_of_many_are_each_found_once_by_whoever_looks() throws Exception {
        street.waitAndFind();
        var carts = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            carts.add(street.cart(Street.guest(port), 1));
        }
        street.clock().move(Duration.ofMinutes(66));

        race(() -> street.finder().all(3));

        assertThat(carts).allSatisfy(cart -> assertThat(street.of(cart)).hasSize(1));
    }

    @Test
    void of_one_persons_carts_one_is_told_of_though_each_is_seen_by_another() throws Exception {
        street.waitAndFind();
        var ada = Street.guest(port);
        var carts = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            carts.add(street.cart(ada, 1));
        }
        street.clock().move(Duration.ofMinutes(66));

        race(() -> street.finder().all(1));

        assertThat(carts.stream().flatMap(cart -> street.of(cart).stream())).hasSize(1);
    }

    @Test
    void an_order_recovers_one_cart_however_many_look() throws Exception {
        street.watch().look();
        var ada = Street.guest(port);
        var first = street.left(ada, 1);
        street.clock().move(Duration.ofHours(25));
        var second = street.left(ada, 1);
        street.buy(ada, street.cart(ada, 1));

        race(() -> street.watch().look());

        assertThat(street.now(second).recovery()).isNotNull();
        assertThat(street.now(first).recovery()).isNull();
    }

    private static void race(Runnable work) throws Exception {
        Callable<Boolean> look =
                () -> {
                    work.run();
                    return true;
                };
        Race.of(new ArrayList<>(nCopies(8, look)));
    }
}

package dev.cartwright.checkout;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShopTest
@ExtendWith(BooksBalance.class)
class PurchaseRaceTest {

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);

    @BeforeEach
    void a_shopper() {
        shopper = new Shopper(port);
    }

    @Test
    void two_hundred_carts_race_for_fifty_units_and_exactly_fifty_win() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var carts = IntStream.range(0, 200).mapToObj(_ -> shopper.cart(tea, 1)).toList();

        var answers = Race.of(carts.stream().map(cart -> patiently(cart, "key-" + cart)).toList());

        assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
                .isEqualTo(Map.of(201, 50L, 409, 150L));
        assertThat(answers.stream().filter(it -> it.status() == 409).map(Answer::type))
                .containsOnly("/problems/out-of-stock");
        assertThat(shopper.units(tea)).containsExactly(50, 50, 0);
    }

    @Test
    void one_key_sent_fifty_times_at_once_is_one_order_and_one_answer() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var cart = shopper.cart(tea, 1);

        var answers =
                Race.of(
                        IntStream.range(0, 50)
                                .mapToObj(_ -> patiently(cart, "one-key-" + cart))
                                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void two_keys_on_one_cart_are_one_order_and_one_refusal() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var cart = shopper.cart(tea, 1);

        var answers = Race.of(List.of(patiently(cart, "a-" + cart), patiently(cart, "b-" + cart)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(answers.stream().filter(it -> it.status() == 409).map(Answer::type))
                .containsExactly("/problems/cart-checked-out");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    /** As a good client does: what may pass is tried again. */
    private Callable<Answer> patiently(String cart, String key) {
        return () -> {
            var answer = shopper.buy(cart, "tok_approved", key);
            for (int tries = 0; tries < 100 && toBeTriedAgain(answer); tries++) {
                Thread.sleep(50);
                answer = shopper.buy(cart, "tok_approved", key);
            }
            return answer;
        };
    }

    private static boolean toBeTriedAgain(Answer answer) {
        return answer.headers().firstValue("Retry-After").isPresent();
    }
}

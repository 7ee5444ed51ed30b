package dev.cartwright.coupons;

import static dev.cartwright.coupons.Till.ANYTIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.CartId;
import dev.cartwright.platform.Client;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Nobody tries codes until one is right. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@Import({TestDatabase.class, MovableClock.class, Till.class})
@TestPropertySource(
        properties = {
            "cartwright.coupons.tries-per-network=6",
            "cartwright.coupons.tries-per-cart=4"
        })
class TriesTest {

    @Autowired Coupons coupons;
    @Autowired Till till;
    @Autowired MovableClock clock;

    String word = "replaced";

    @BeforeEach
    void a_quiet_minute() {
        clock.move(Duration.ofMinutes(2));
        word = till.word(ANYTIME);
    }

    @Test
    void a_cart_that_guesses_has_to_wait_and_a_right_code_is_no_way_around() {
        var cart = aCart();
        for (int i = 0; i < 4; i++) {
            assertThat(enter("192.0.2.1", cart, "GUESS" + i)).isEqualTo("unknown-coupon");
        }

        assertThat(enter("192.0.2.1", cart, word)).isEqualTo("too-many-coupon-tries");
        assertThat(enter("192.0.2.1", aCart(), word)).isEqualTo(word);
        clock.move(Duration.ofMinutes(1));
        assertThat(enter("192.0.2.1", cart, word)).isEqualTo(word);
    }

    @Test
    void a_network_that_guesses_with_many_carts_has_to_wait_and_others_need_not() {
        for (int i = 0; i < 6; i++) {
            assertThat(enter("2001:db8::" + i, aCart(), "GUESS" + i)).isEqualTo("unknown-coupon");
        }

        assertThat(enter("2001:db8::7", aCart(), word)).isEqualTo("too-many-coupon-tries");
        assertThat(enter("2001:db8:0:1::7", aCart(), word)).isEqualTo(word);
        clock.move(Duration.ofMinutes(1));
        assertThat(enter("2001:db8::7", aCart(), word)).isEqualTo(word);
    }

    @Test
    void who_has_to_wait_hears_how_long() {
        var cart = aCart();
        for (int i = 0; i < 4; i++) {
            enter("192.0.2.9", cart, word);
        }

        assertThatThrownBy(() -> entered("192.0.2.9", cart, word))
                .isInstanceOfSatisfying(
                        CouponProblem.class,
                        it -> {
                            assertThat(it.getStatusCode().value()).isEqualTo(429);
                            assertThat(it.getHeaders().getFirst("Retry-After")).isEqualTo("15");
                        });
    }

    private static CartId aCart() {
        return new CartId(UUID.randomUUID());
    }

    private Coupon entered(String address, CartId cart, String typed) {
        return ScopedValue.where(Client.CURRENT, new Client(address, "browser"))
                .call(() -> coupons.enter(cart, null, typed));
    }

    /** Answers the code, or the slug of the refusal. */
    private String enter(String address, CartId cart, String typed) {
        try {
            return entered(address, cart, typed).code();
        } catch (CouponProblem refused) {
            return String.valueOf(refused.getBody().getType()).replace("/problems/", "");
        }
    }
}

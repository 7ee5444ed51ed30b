package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

    @Test
    void nobody_to_share_with_and_negative_weights_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(10));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(10, 3, -1));
    }

    @Test
    void the_spare_cents_go_to_the_largest_remainders() {
        assertThat(Shares.of(100, 50, 30, 20)).containsExactly(50, 30, 20);
        assertThat(Shares.of(100, 1, 1, 5)).containsExactly(14, 14, 72);
        assertThat(Shares.of(7, 0, 2, 1)).containsExactly(0, 5, 2);
        assertThat(Shares.of(1, 1, 3)).containsExactly(0, 1);
    }

    @Test
    void of_equal_remainders_the_first_wins() {
        assertThat(Shares.of(100, 1, 1, 1)).containsExactly(34, 33, 33);
        assertThat(Shares.of(200, 1, 1, 1)).containsExactly(67, 67, 66);
        assertThat(Shares.of(1, 5, 5)).containsExactly(1, 0);
    }

    @Test
    void what_is_taken_back_is_shared_as_what_was_given() {
        assertThat(Shares.of(-100, 1, 1, 1)).containsExactly(-34, -33, -33);
        assertThat(Shares.of(0, 1, 1)).containsExactly(0, 0);
    }

    @Test
    void without_any_weight_the_first_takes_everything() {
        assertThat(Shares.of(99, 0, 0)).containsExactly(99, 0);
    }

    @Test
    void large_amounts_do_not_overflow() {
        assertThat(Shares.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .containsExactly(4611686018427387904L, 4611686018427387903L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20260101})
    void not_a_cent_is_lost_and_no_share_is_a_cent_off(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            var total = random.nextLong(-1_000_000, 1_000_000);
            var weights = random.longs(random.nextInt(1, 12), 0, 10_000).toArray();
            var shares = Shares.of(total, weights);
            var told = "seed %d: %d by %s".formatted(seed, total, Arrays.toString(weights));

            assertThat(Arrays.stream(shares).sum()).as(told).isEqualTo(total);
            var sum = Arrays.stream(weights).sum();
            for (int i = 0; sum > 0 && i < shares.length; i++) {
                var exact =
                        BigDecimal.valueOf(total)
                                .multiply(BigDecimal.valueOf(weights[i]))
                                .divide(BigDecimal.valueOf(sum), MathContext.DECIMAL64);
                assertThat(BigDecimal.valueOf(shares[i]))
                        .as(told)
                        .isCloseTo(exact, within(new BigDecimal("0.9999999")));
            }
        }
    }
}

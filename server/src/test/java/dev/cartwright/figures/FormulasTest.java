package dev.cartwright.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each value is worked out by hand; the working is beside it. */
class FormulasTest {

    private static final Duration TEN_DAYS = Duration.ofDays(10);

    @Test
    void nothing_is_divided_by_nothing() {
        assertThat(Formulas.unitCost(0, 0)).isNull();
        assertThat(Formulas.turns(5, 0, 0)).isNull();
        assertThat(Formulas.turnsPerYear(5, 0, 0, TEN_DAYS)).isNull();
        assertThat(Formulas.daysOfCover(7, 0, TEN_DAYS)).isNull();
        assertThat(Formulas.sellThrough(0, 0, 0)).isNull();
        assertThat(Formulas.share(1, 0)).isNull();
    }

    @Test
    void more_put_back_than_shipped_tells_no_pace_and_is_no_whole() {
        assertThat(Formulas.daysOfCover(7, -1, TEN_DAYS)).isNull();
        assertThat(Formulas.share(1, -1)).isNull();
    }

    @Test
    void a_unit_costs_its_share_half_up() {
        assertThat(Formulas.unitCost(4008, 16)).isEqualTo(251); // 250.5
        assertThat(Formulas.unitCost(2504, 10)).isEqualTo(250); // 250.4
        assertThat(Formulas.unitCost(0, 3)).isZero();
    }

    @Test
    void the_average_is_the_mean_of_both_ends_half_up() {
        assertThat(Formulas.averageValue(0, 2504)).isEqualTo(1252);
        assertThat(Formulas.averageValue(4, 5)).isEqualTo(5); // 4.5
        assertThat(Formulas.averageValue(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void turns_divide_by_the_average_that_is_not_rounded() {
        // 10 ÷ ((4 + 5) ÷ 2) = 20 ÷ 9 = 2.22222…; by the rounded 5 it would be 2
        assertThat(Formulas.turns(10, 4, 5)).isEqualTo(new BigDecimal("2.2222"));
        // 2255 ÷ ((0 + 2504) ÷ 2) = 4510 ÷ 2504 = 1.80111…
        assertThat(Formulas.turns(2255, 0, 2504)).isEqualTo(new BigDecimal("1.8011"));
        assertThat(Formulas.turns(0, 0, 2504)).isEqualTo(new BigDecimal("0.0000"));
    }

    @Test
    void a_years_turns_are_those_of_the_period_times_its_share_of_a_year() {
        // 4510 ÷ 2504 × 365 ÷ 10 = 1646150 ÷ 25040 = 65.74081…; of the rounded turns 65.7402
        assertThat(Formulas.turnsPerYear(2255, 0, 2504, TEN_DAYS))
                .isEqualTo(new BigDecimal("65.7408"));
        // 10 ÷ 10 × 365 ÷ (36 hours = 1.5) = 243.33333…
        assertThat(Formulas.turnsPerYear(10, 10, 10, Duration.ofHours(36)))
                .isEqualTo(new BigDecimal("243.3333"));
        assertThat(Formulas.turnsPerYear(1, 1, 1, Duration.ofDays(365)))
                .isEqualTo(new BigDecimal("1.0000"));
    }

    @Test
    void cover_is_what_is_left_by_what_leaves_a_day() {
        // 10 ÷ (9 ÷ 10 days) = 100 ÷ 9 = 11.11111…
        assertThat(Formulas.daysOfCover(10, 9, TEN_DAYS)).isEqualTo(new BigDecimal("11.11"));
        // 1 ÷ (8 ÷ 1 day) = 0.125, half up
        assertThat(Formulas.daysOfCover(1, 8, Duration.ofDays(1)))
                .isEqualTo(new BigDecimal("0.13"));
        // half a second: 1 ÷ (1 ÷ 0.5 s) = 0.5 s = 0.0000057… days
        assertThat(Formulas.daysOfCover(1, 1, Duration.ofMillis(500)))
                .isEqualTo(new BigDecimal("0.00"));
        assertThat(Formulas.daysOfCover(0, 8, TEN_DAYS)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void sell_through_is_what_was_shipped_of_what_there_was() {
        assertThat(Formulas.sellThrough(9, 0, 20)).isEqualTo(new BigDecimal("0.4500"));
        assertThat(Formulas.sellThrough(5, 16, 0)).isEqualTo(new BigDecimal("0.3125"));
        assertThat(Formulas.sellThrough(2, 1, 2)).isEqualTo(new BigDecimal("0.6667"));
    }

    @Test
    void a_share_may_be_below_nothing() {
        assertThat(Formulas.share(502, 12255)).isEqualTo(new BigDecimal("0.0410")); // 0.040963
        assertThat(Formulas.share(-1, 3)).isEqualTo(new BigDecimal("-0.3333"));
    }
}

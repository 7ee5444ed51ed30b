package dev.cartwright.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.figures.Abc.AbcClass;
import dev.cartwright.figures.Abc.Place;
import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbcTest {

    @ParameterizedTest
    @CsvSource({
        "0, 95, a",
        "-1, 95, a",
        "96, 95, a",
        "80.00001, 95, a",
        "80, 100.1, b",
        "80, 1e9, b",
        "1e-9, 95, a"
    })
    void bounds_that_cannot_be_are_named(BigDecimal a, BigDecimal b, String field) {
        assertThatThrownBy(() -> new Abc(a, b))
                .isInstanceOf(InvalidField.class)
                .extracting(e -> ((InvalidField) e).field())
                .isEqualTo(field);
    }

    @Test
    void who_crosses_a_bound_still_belongs_to_the_class_above() {
        // Before them 0, 50, 80, 94, 95 and 100 of 100; A is below 80, B below 95.
        assertThat(classes(new Abc(percent(80), percent(95)), 50, 30, 14, 1, 5))
                .containsExactly(AbcClass.A, AbcClass.A, AbcClass.B, AbcClass.B, AbcClass.C);
    }

    @Test
    void all_there_is_is_a() {
        assertThat(new Abc(percent(80), percent(95)).next(7, 7))
                .isEqualTo(
                        new Place(
                                1, AbcClass.A, new BigDecimal("1.0000"), new BigDecimal("1.0000")));
    }

    @Test
    void what_cost_nothing_or_was_put_back_is_c_and_takes_no_share() {
        var abc = new Abc(percent(100), percent(100));
        abc.next(10, 10);

        assertThat(abc.next(0, 10).abc()).isEqualTo(AbcClass.C);
        assertThat(abc.next(-5, 10))
                .isEqualTo(
                        new Place(
                                3, AbcClass.C, new BigDecimal("0.0000"), new BigDecimal("1.0000")));
    }

    @Test
    void where_nothing_was_shipped_there_are_no_shares() {
        assertThat(new Abc(percent(80), percent(95)).next(0, 0))
                .isEqualTo(new Place(1, AbcClass.C, null, null));
    }

    @Test
    void shares_are_added_before_they_are_rounded() {
        var abc = new Abc(percent(80), percent(95));
        abc.next(1, 3);
        abc.next(1, 3);

        // 3 × 0.3333 would be 0.9999
        assertThat(abc.next(1, 3).cumulative()).isEqualTo(new BigDecimal("1.0000"));
    }

    private static List<AbcClass> classes(Abc abc, long... costs) {
        var all = LongStream.of(costs).sum();
        return LongStream.of(costs).mapToObj(cost -> abc.next(cost, all).abc()).toList();
    }

    private static BigDecimal percent(long of) {
        return BigDecimal.valueOf(of);
    }
}

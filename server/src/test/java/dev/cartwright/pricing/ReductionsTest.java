package dev.cartwright.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.pricing.PriceList.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The 30-day price, rule by rule; amounts are cents, days count from the first of January. */
class ReductionsTest {

    final Timeline shop = new Timeline();

    @Test
    void a_price_without_a_sale_is_no_reduction() {
        shop.base(0, 1000L);
        shop.base(40, 800L);

        assertThat(shop.lowestBefore(50)).isNull();
    }

    @Test
    void terms_of_a_list_that_is_no_sale_are_no_reduction() {
        shop.base(0, 1000L);
        shop.list("friends", Kind.TERMS, 10, 0, 100);
        shop.price("friends", 0, 700L);

        assertThat(shop.lowestBefore(50)).isNull();
    }

    @Test
    void the_only_price_before_is_the_lowest() {
        shop.base(0, 1000L);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(39)).isNull();
        assertThat(shop.lowestBefore(40)).isEqualTo(1000L);
        assertThat(shop.lowestBefore(59)).isEqualTo(1000L);
        assertThat(shop.lowestBefore(60)).isNull();
    }

    @Test
    void a_price_raised_just_before_the_sale_does_not_count() {
        shop.base(0, 1000L);
        shop.base(35, 1500L);
        shop.sale("summer", 40, 60, 900L);

        assertThat(shop.lowestBefore(45)).isEqualTo(1000L);
    }

    @Test
    void a_price_from_more_than_thirty_days_before_does_not_count() {
        shop.base(0, 500L);
        shop.base(10, 1000L);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(40)).isEqualTo(1000L);
    }

    @Test
    void a_price_that_ended_within_the_thirty_days_counts() {
        shop.base(0, 500L);
        shop.base(11, 1000L);
        shop.sale("summer", 40, 60, 400L);

        assertThat(shop.lowestBefore(40)).isEqualTo(500L);
    }

    @Test
    void the_days_are_counted_from_the_beginning_of_the_sale_and_not_from_today() {
        shop.base(0, 1000L);
        shop.sale("summer", 40, 200, 800L);

        assertThat(shop.lowestBefore(190)).isEqualTo(1000L);
    }

    @Test
    void an_earlier_sale_within_the_thirty_days_lowers_it() {
        shop.base(0, 1000L);
        shop.sale("spring", 20, 25, 700L);
        shop.sale("summer", 40, 60, 600L);

        assertThat(shop.lowestBefore(45)).isEqualTo(700L);
    }

    @Test
    void what_was_as_cheap_before_is_not_announced() {
        shop.base(0, 1000L);
        shop.sale("spring", 20, 25, 700L);
        shop.sale("summer", 40, 60, 700L);

        assertThat(shop.lowestBefore(45)).isNull();
    }

    @Test
    void a_sale_that_follows_another_without_interruption_is_measured_by_it() {
        shop.base(0, 1000L);
        shop.sale("spring", 20, 40, 800L);
        shop.sale("summer", 40, 60, 700L);

        assertThat(shop.lowestBefore(45)).isEqualTo(800L);
    }

    @Test
    void each_step_of_a_growing_reduction_is_one_of_its_own() {
        shop.base(0, 1000L);
        shop.sale("summer", 40, 80, 900L);
        shop.price("summer", 50, 800L);
        shop.price("summer", 60, 700L);

        assertThat(shop.lowestBefore(45)).isEqualTo(1000L);
        assertThat(shop.lowestBefore(55)).isEqualTo(900L);
        assertThat(shop.lowestBefore(65)).isEqualTo(800L);
    }

    @Test
    void where_the_law_allows_it_a_growing_reduction_counts_from_its_first_step() {
        shop.base(0, 1000L);
        shop.sale("summer", 40, 80, 900L);
        shop.price("summer", 50, 800L);
        shop.price("summer", 60, 700L);

        assertThat(shop.lowestBefore(65, true)).isEqualTo(1000L);
    }

    @Test
    void a_growing_reduction_that_paused_begins_anew() {
        shop.base(0, 1000L);
        shop.sale("spring", 40, 50, 900L);
        shop.sale("summer", 52, 80, 700L);

        assertThat(shop.lowestBefore(55, true)).isEqualTo(900L);
    }

    @Test
    void days_without_a_price_do_not_count() {
        shop.base(0, 1000L);
        shop.base(15, null);
        shop.base(38, 1200L);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(40)).isEqualTo(1000L);
    }

    @Test
    void a_product_that_had_no_price_for_thirty_days_has_no_price_before() {
        shop.base(0, 1000L);
        shop.base(5, null);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(45)).isNull();
    }

    @Test
    void a_younger_product_has_only_its_own_days() {
        shop.base(30, 1000L);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(45)).isEqualTo(1000L);
    }

    @Test
    void what_is_sold_at_a_sale_price_from_its_first_day_is_not_announced() {
        shop.base(40, 1000L);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(45)).isNull();
    }

    @Test
    void a_sale_in_another_country_or_for_a_group_does_not_count() {
        shop.base(0, 1000L);
        shop.version("france", Kind.SALE, 20, 25, 10, null, List.of("FR"));
        shop.price("france", 20, 500L);
        shop.version("club", Kind.SALE, 20, 25, 10, "club", List.of());
        shop.price("club", 20, 400L);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(45)).isEqualTo(1000L);
    }

    @Test
    void a_dearer_list_of_a_higher_priority_hides_a_sale() {
        shop.base(0, 1000L);
        shop.sale("summer", 40, 60, 800L);
        shop.version("season", Kind.TERMS, 40, 60, 99, null, List.of());
        shop.price("season", 40, 1100L);

        assertThat(shop.lowestBefore(45)).isNull();
    }

    @Test
    void a_list_counts_as_it_was_then_and_not_as_it_is_now() {
        shop.base(0, 1000L);
        shop.sale("spring", 20, 30, 700L);
        shop.moved("spring", 35, 1, 5);
        shop.sale("summer", 40, 60, 600L);

        assertThat(shop.lowestBefore(45)).isEqualTo(700L);
    }

    @Test
    void only_the_price_of_a_single_unit_counts() {
        shop.base(0, 1000L);
        shop.tier("base", 10, 5, 300L);
        shop.sale("summer", 40, 60, 800L);

        assertThat(shop.lowestBefore(45)).isEqualTo(1000L);
    }
}

package dev.cartwright.pricing;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channel;
import dev.cartwright.pricing.PriceHistory.Row;
import dev.cartwright.pricing.PriceHistory.Version;
import dev.cartwright.pricing.PriceList.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The 30-day price, rule by rule; amounts are cents, days count from the first of January. */
class ReductionsTest {

    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    final List<Row> rows = new ArrayList<>();
    final List<Version> lists =
            new ArrayList<>(
                    List.of(
                            new Version(
                                    "base",
                                    1,
                                    Kind.BASE,
                                    null,
                                    null,
                                    List.of(),
                                    0,
                                    null,
                                    null,
                                    Instant.EPOCH)));

    @Test
    void a_price_without_a_sale_is_no_reduction() {
        base(0, 1000L);
        base(40, 800L);

        assertThat(lowestBefore(50)).isNull();
    }

    @Test
    void terms_of_a_list_that_is_no_sale_are_no_reduction() {
        base(0, 1000L);
        list("friends", Kind.TERMS, 10, 0, 100);
        price("friends", 0, 700L);

        assertThat(lowestBefore(50)).isNull();
    }

    @Test
    void the_only_price_before_is_the_lowest() {
        base(0, 1000L);
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(39)).isNull();
        assertThat(lowestBefore(40)).isEqualTo(1000L);
        assertThat(lowestBefore(59)).isEqualTo(1000L);
        assertThat(lowestBefore(60)).isNull();
    }

    @Test
    void a_price_raised_just_before_the_sale_does_not_count() {
        base(0, 1000L);
        base(35, 1500L);
        sale("summer", 40, 60, 900L);

        assertThat(lowestBefore(45)).isEqualTo(1000L);
    }

    @Test
    void a_price_from_more_than_thirty_days_before_does_not_count() {
        base(0, 500L);
        base(10, 1000L);
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(40)).isEqualTo(1000L);
    }

    @Test
    void a_price_that_ended_within_the_thirty_days_counts() {
        base(0, 500L);
        base(11, 1000L);
        sale("summer", 40, 60, 400L);

        assertThat(lowestBefore(40)).isEqualTo(500L);
    }

    @Test
    void the_days_are_counted_from_the_beginning_of_the_sale_and_not_from_today() {
        base(0, 1000L);
        sale("summer", 40, 200, 800L);

        assertThat(lowestBefore(190)).isEqualTo(1000L);
    }

    @Test
    void an_earlier_sale_within_the_thirty_days_lowers_it() {
        base(0, 1000L);
        sale("spring", 20, 25, 700L);
        sale("summer", 40, 60, 600L);

        assertThat(lowestBefore(45)).isEqualTo(700L);
    }

    @Test
    void what_was_as_cheap_before_is_not_announced() {
        base(0, 1000L);
        sale("spring", 20, 25, 700L);
        sale("summer", 40, 60, 700L);

        assertThat(lowestBefore(45)).isNull();
    }

    @Test
    void a_sale_that_follows_another_without_interruption_is_measured_by_it() {
        base(0, 1000L);
        sale("spring", 20, 40, 800L);
        sale("summer", 40, 60, 700L);

        assertThat(lowestBefore(45)).isEqualTo(800L);
    }

    @Test
    void each_step_of_a_growing_reduction_is_one_of_its_own() {
        base(0, 1000L);
        sale("summer", 40, 80, 900L);
        price("summer", 50, 800L);
        price("summer", 60, 700L);

        assertThat(lowestBefore(45)).isEqualTo(1000L);
        assertThat(lowestBefore(55)).isEqualTo(900L);
        assertThat(lowestBefore(65)).isEqualTo(800L);
    }

    @Test
    void where_the_law_allows_it_a_growing_reduction_counts_from_its_first_step() {
        base(0, 1000L);
        sale("summer", 40, 80, 900L);
        price("summer", 50, 800L);
        price("summer", 60, 700L);

        assertThat(lowestBefore(65, true)).isEqualTo(1000L);
    }

    @Test
    void a_growing_reduction_that_paused_begins_anew() {
        base(0, 1000L);
        sale("spring", 40, 50, 900L);
        sale("summer", 52, 80, 700L);

        assertThat(lowestBefore(55, true)).isEqualTo(900L);
    }

    @Test
    void days_without_a_price_do_not_count() {
        base(0, 1000L);
        base(15, null);
        base(38, 1200L);
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(40)).isEqualTo(1000L);
    }

    @Test
    void a_product_that_had_no_price_for_thirty_days_has_no_price_before() {
        base(0, 1000L);
        base(5, null);
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(45)).isNull();
    }

    @Test
    void a_younger_product_has_only_its_own_days() {
        base(30, 1000L);
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(45)).isEqualTo(1000L);
    }

    @Test
    void what_is_sold_at_a_sale_price_from_its_first_day_is_not_announced() {
        base(40, 1000L);
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(45)).isNull();
    }

    @Test
    void a_sale_in_another_country_or_for_a_group_does_not_count() {
        base(0, 1000L);
        version("france", Kind.SALE, 20, 25, 10, null, List.of("FR"));
        price("france", 20, 500L);
        version("club", Kind.SALE, 20, 25, 10, "club", List.of());
        price("club", 20, 400L);
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(45)).isEqualTo(1000L);
    }

    @Test
    void a_dearer_list_of_a_higher_priority_hides_a_sale() {
        base(0, 1000L);
        sale("summer", 40, 60, 800L);
        version("season", Kind.TERMS, 40, 60, 99, null, List.of());
        price("season", 40, 1100L);

        assertThat(lowestBefore(45)).isNull();
    }

    @Test
    void a_list_counts_as_it_was_then_and_not_as_it_is_now() {
        base(0, 1000L);
        sale("spring", 20, 30, 700L);
        lists.add(
                new Version(
                        "spring", 2, Kind.SALE, null, null, List.of(), 10, day(1), day(5),
                        day(35)));
        sale("summer", 40, 60, 600L);

        assertThat(lowestBefore(45)).isEqualTo(700L);
    }

    @Test
    void only_the_price_of_a_single_unit_counts() {
        base(0, 1000L);
        rows.add(new Row("base", 10, 300L, day(5), rows.size()));
        sale("summer", 40, 60, 800L);

        assertThat(lowestBefore(45)).isEqualTo(1000L);
    }

    private void base(int day, @Nullable Long minor) {
        rows.add(new Row("base", 1, minor, day(day), rows.size()));
    }

    private void price(String list, int day, long minor) {
        rows.add(new Row(list, 1, minor, day(day), rows.size()));
    }

    private void sale(String list, int from, int to, long minor) {
        list(list, Kind.SALE, 10, from, to);
        price(list, from, minor);
    }

    private void list(String list, Kind kind, int priority, int from, int to) {
        version(list, kind, from, to, priority, null, List.of());
    }

    private void version(
            String list,
            Kind kind,
            int from,
            int to,
            int priority,
            @Nullable String group,
            List<String> countries) {
        lists.add(
                new Version(
                        list,
                        1,
                        kind,
                        null,
                        group,
                        countries,
                        priority,
                        day(from),
                        day(to),
                        Instant.EPOCH));
    }

    private static Instant day(int number) {
        return FIRST.plus(Duration.ofDays(number));
    }

    private @Nullable Long lowestBefore(int today) {
        return lowestBefore(today, false);
    }

    private @Nullable Long lowestBefore(int today, boolean progressive) {
        var channel =
                new Channel(
                        new ChannelId("default"),
                        "Shop",
                        List.of(CurrencyUnit.EUR),
                        Set.of(),
                        Locale.GERMANY,
                        UTC,
                        true,
                        false,
                        List.of("main"));
        var market = new Market(channel, CurrencyUnit.EUR, day(today), null, List.of());
        return new Reductions(new PriceHistory(rows, lists), market, progressive)
                .now()
                .map(Reductions.Reduction::lowestBefore)
                .orElse(null);
    }
}

package dev.cartwright.discounts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.discounts.Trace.Unit;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who promotions are for, what limits them, and what is said of those that do not apply. */
class PromotionSetTest {

    private static final String TEN_OFF =
            "'actions':[{'type':'goods','per':'TOTAL','off':{'percent':'10'}}]";

    private final Counter counter = new Counter();

    @Test
    void a_later_promotion_sees_what_is_left_by_those_before() {
        counter.promotion("first", "'priority':2," + TEN_OFF);
        counter.promotion(
                "second",
                "'priority':1,'condition':{'type':'total','min':"
                        + "{'amount':'95.00','currency':'EUR'}},"
                        + TEN_OFF);
        counter.item("TEA", 1, 100_00);

        var trace = counter.trace();

        assertThat(trace.discounted().goodsMinor()).isEqualTo(10_00);
        var second = counter.entry(trace, "second");
        assertThat(second.outcome()).isEqualTo(Outcome.CONDITIONS);
        assertThat(second.conditions())
                .isEqualTo(
                        new Trace.Verdict(
                                "total",
                                false,
                                Unit.MINOR,
                                90_00L,
                                95_00L,
                                null,
                                5_00L,
                                List.of()));
    }

    @Test
    void a_threshold_may_look_at_the_undiscounted_total() {
        counter.promotion("first", "'priority':2," + TEN_OFF);
        counter.promotion(
                "second",
                "'threshold':'UNDISCOUNTED','condition':{'type':'total','min':"
                        + "{'amount':'100.00','currency':'EUR'}},"
                        + TEN_OFF);
        counter.item("TEA", 1, 100_00);

        assertThat(counter.trace().discounted().goodsMinor()).isEqualTo(19_00);
    }

    @Test
    void a_budget_that_ends_grants_what_is_left_or_nothing() {
        counter.promotion("rest", TEN_OFF);
        counter.promotion("whole", "'budgetEnd':'NOTHING'," + TEN_OFF);
        counter.promotion("spent", TEN_OFF);
        counter.promotion("used", TEN_OFF);
        counter.left("rest", 3_01L, null);
        counter.left("whole", 3_01L, 5L);
        counter.left("spent", 0L, null);
        counter.left("used", null, 0L);
        counter.item("TEA", 1, 20_00);
        counter.item("CUP", 1, 40_00);

        var trace = counter.trace();

        assertThat(counter.applied(trace)).containsExactly("rest");
        assertThat(trace.discounted().promotions().getFirst().lines())
                .containsExactly(
                        new Discounted.Share("TEA", 1_00), new Discounted.Share("CUP", 2_01));
        assertThat(counter.entry(trace, "whole").outcome()).isEqualTo(Outcome.BUDGET_SPENT);
        assertThat(counter.entry(trace, "spent").outcome()).isEqualTo(Outcome.BUDGET_SPENT);
        assertThat(counter.entry(trace, "used").outcome()).isEqualTo(Outcome.LIMIT_REACHED);
    }

    @Test
    void the_margin_floor_is_cost_and_a_percentage_rounded_up() {
        counter.promotion("all", "'actions':[{'type':'goods','off':{'percent':'100'}}]");
        counter.margin("15");
        counter.item("TEA", 3, 10_00, 7_01L);

        assertThat(counter.trace().discounted().lines().getFirst().units())
                .containsExactly(new Discounted.Units(3, 10_00 - 8_07));
    }

    @Test
    void a_gift_is_given_once_per_unit_where_the_shop_has_a_price_for_it() {
        counter.promotion(
                "spoon",
                "'actions':[{'type':'gift','sku':'SPOON','perUnitOf':{'skus':['TEA']},"
                        + "'most':3}]");
        counter.item("TEA", 4, 10_00);

        assertThat(counter.entry(counter.trace(), "spoon").outcome())
                .isEqualTo(Outcome.NOTHING_TO_TAKE);
        counter.gift("SPOON", 2_50);
        assertThat(counter.trace().discounted().gifts())
                .containsExactly(
                        new Discounted.Gift(counter.id("spoon"), new Sku("SPOON"), 3, 2_50));
        assertThat(counter.set(Mode.PRIORITY).giftSkus()).isEqualTo(Set.of(new Sku("SPOON")));
    }

    @Test
    void a_budget_pays_for_whole_gifts() {
        counter.promotion("spoon", "'actions':[{'type':'gift','sku':'SPOON','units':3}]");
        counter.left("spoon", 5_10L, null);
        counter.gift("SPOON", 2_50);
        counter.item("TEA", 1, 10_00);

        assertThat(counter.trace().discounted().gifts())
                .extracting(Discounted.Gift::quantity)
                .containsExactly(2);
    }

    @Test
    void a_set_costs_its_price_however_its_parts_overlap() {
        counter.promotion(
                "pair",
                "'actions':[{'type':'set','parts':[{},{'goods':{'skus':['CUP']}}],"
                        + "'off':{'price':{'amount':'15.00','currency':'EUR'}}}]");
        counter.item("CUP", 1, 12_00);
        counter.item("TEA", 3, 6_00);

        var discounted = counter.trace().discounted();

        assertThat(discounted.goodsMinor()).isEqualTo(3_00);
        assertThat(discounted.promotions().getFirst().lines())
                .containsExactly(
                        new Discounted.Share("CUP", 2_00), new Discounted.Share("TEA", 1_00));
    }

    @Test
    void an_exclusive_price_of_the_catalogue_holds_for_its_own_goods_only() {
        counter.promotion("all", "'actions':[{'type':'catalogue','off':{'percent':'10'}}]");
        counter.promotion(
                "cups",
                "'stacking':{'exclusive':true},'actions':[{'type':'catalogue','goods':"
                        + "{'skus':['CUP']},'off':{'percent':'50'}}]");
        counter.item("CUP", 1, 10_00);
        counter.item("TEA", 1, 10_00);

        assertThat(counter.trace().discounted().lines())
                .extracting(Discounted.Line::unitPriceMinor)
                .containsExactly(5_00L, 9_00L);
    }

    @ParameterizedTest
    @CsvSource({
        // Fridays from 22:00 to 02:00 in Berlin, which is an hour ahead of UTC.
        "2026-01-16T20:59:59Z, false",
        "2026-01-16T21:00:00Z, true",
        "2026-01-17T00:59:59Z, true",
        "2026-01-17T01:00:00Z, false",
        "2026-01-17T22:30:00Z, false",
        "2026-01-16T00:30:00Z, false"
    })
    void a_night_belongs_to_the_day_on_which_it_began(Instant at, boolean open) {
        counter.promotion(
                "night",
                "'condition':{'type':'hours','days':['FRIDAY'],'from':'22:00','to':'02:00'},"
                        + TEN_OFF);
        counter.item("TEA", 1, 10_00);

        assertThat(
                        counter.set(Mode.PRIORITY)
                                .apply(counter.basket(), Shopper.UNKNOWN, at)
                                .promotions())
                .hasSize(open ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, APPLIED",
        "2025-12-31T23:59:59.999Z, NOT_YET",
        "2026-01-31T23:59:59.999Z, APPLIED",
        "2026-02-01T00:00:00Z, NOT_ANY_MORE"
    })
    void it_holds_from_its_first_instant_and_not_at_its_last(Instant at, Outcome outcome) {
        counter.promotion(
                "january",
                "'validity':{'from':'2026-01-01T00:00:00Z','until':'2026-02-01T00:00:00Z'},"
                        + TEN_OFF);
        counter.item("TEA", 1, 10_00);

        var trace = counter.set(Mode.PRIORITY).explain(counter.basket(), Shopper.UNKNOWN, at);

        assertThat(trace.promotions().getFirst().outcome()).isEqualTo(outcome);
    }

    @Test
    void it_holds_only_in_currencies_in_which_all_its_amounts_are_given() {
        counter.promotion(
                "dollars",
                "'actions':[{'type':'goods','off':{'amount':{'amount':'1','currency':'USD'}}}]");
        counter.promotion(
                "both",
                "'actions':[{'type':'goods','off':{'amount':[{'amount':'1','currency':'USD'},"
                        + "{'amount':'0.90','currency':'EUR'}]}}]");
        counter.item("TEA", 1, 10_00);

        var trace = counter.trace();

        assertThat(counter.entry(trace, "dollars").outcome()).isEqualTo(Outcome.OTHER_CURRENCY);
        assertThat(trace.discounted().goodsMinor()).isEqualTo(90);
    }

    @Test
    void conditions_are_explained_as_a_tree() {
        counter.promotion(
                "tree",
                "'condition':{'type':'all','all':[{'type':'quantity','goods':{'skus':['CUP']},"
                        + "'min':2},{'type':'not','not':{'type':'group','groups':['staff']}}]},"
                        + TEN_OFF);
        counter.item("CUP", 1, 10_00);

        var verdict = requireNonNull(counter.entry(counter.trace(), "tree").conditions());

        assertThat(verdict.met()).isFalse();
        assertThat(verdict.of()).extracting(Trace.Verdict::type).containsExactly("quantity", "not");
        assertThat(verdict.of()).extracting(Trace.Verdict::met).containsExactly(false, true);
        assertThat(verdict.of().getFirst().missing()).isEqualTo(1);
    }

    @Test
    void a_line_of_a_million_units_is_no_more_work_than_one_of_three() {
        counter.promotion(
                "free", "'priority':2,'actions':[{'type':'buyGet','buyUnits':2,'getUnits':1}]");
        counter.promotion("ten", TEN_OFF);
        counter.item("SCREW", 999_999, 10);

        var line = counter.trace().discounted().lines().getFirst();

        assertThat(line.units())
                .containsExactly(
                        new Discounted.Units(666_666, 1), new Discounted.Units(333_333, 10));
    }

    @Test
    void two_lines_with_one_id_are_refused() {
        counter.item("TEA", 1, 10_00);
        counter.item("TEA", 1, 10_00);

        assertThatIllegalArgumentException().isThrownBy(counter::trace);
    }
}

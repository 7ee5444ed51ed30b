package dev.cartwright.discounts;

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

/** How promotions go together, who they are for, and what is said of those that do not apply. */
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
    void of_equal_priority_the_first_in_the_list_runs_first() {
        counter.promotion(
                "amount",
                "'actions':[{'type':'goods','per':'TOTAL','off':{'amount':"
                        + "{'amount':'10.00','currency':'EUR'}}}]");
        counter.promotion("percent", TEN_OFF);
        counter.item("TEA", 1, 100_00);

        assertThat(counter.trace().discounted().goodsMinor()).isEqualTo(19_00);
    }

    @Test
    void who_applies_alone_keeps_all_others_out_and_is_named() {
        counter.promotion("usual", "'priority':9," + TEN_OFF);
        counter.promotion("alone", "'stacking':{'exclusive':true}," + TEN_OFF);
        counter.promotion("code", "'codeRequired':true," + TEN_OFF);
        counter.item("TEA", 1, 100_00);

        var trace = counter.trace();

        assertThat(counter.applied(trace)).containsExactly("alone");
        assertThat(counter.entry(trace, "usual").outcome()).isEqualTo(Outcome.EXCLUSIVE_OTHER);
        assertThat(counter.entry(trace, "usual").because()).isEqualTo(counter.id("alone"));
        assertThat(counter.entry(trace, "code").outcome()).isEqualTo(Outcome.CODE_MISSING);
    }

    @Test
    void who_would_apply_alone_but_has_nothing_to_take_keeps_nobody_out() {
        counter.promotion(
                "alone",
                "'stacking':{'exclusive':true},'actions':[{'type':'goods','goods':"
                        + "{'skus':['CUP']},'off':{'percent':'50'}}]");
        counter.promotion("usual", TEN_OFF);
        counter.item("TEA", 1, 100_00);

        var trace = counter.trace();

        assertThat(counter.applied(trace)).containsExactly("usual");
        assertThat(counter.entry(trace, "alone").outcome()).isEqualTo(Outcome.NOTHING_TO_TAKE);
    }

    @Test
    void of_a_group_only_the_one_that_takes_off_most_applies() {
        counter.promotion("ten", "'priority':2,'stacking':{'bestOf':'tea'}," + TEN_OFF);
        counter.promotion(
                "twelve",
                "'priority':1,'stacking':{'bestOf':'tea'},'actions':[{'type':'goods','off':"
                        + "{'amount':{'amount':'12.00','currency':'EUR'}}}]");
        counter.promotion("other", TEN_OFF);
        counter.item("TEA", 1, 100_00);

        var trace = counter.trace();

        assertThat(counter.applied(trace)).containsExactly("twelve", "other");
        assertThat(trace.discounted().goodsMinor()).isEqualTo(20_80);
        assertThat(counter.entry(trace, "ten").outcome()).isEqualTo(Outcome.NOT_THE_BEST);
        assertThat(counter.entry(trace, "ten").because()).isEqualTo(counter.id("twelve"));
    }

    @Test
    void classes_must_go_together_both_ways() {
        counter.promotion(
                "item",
                "'priority':2,'stacking':{'class':'item','combinesWith':['shipping']}," + TEN_OFF);
        counter.promotion("order", "'stacking':{'class':'order'}," + TEN_OFF);
        counter.promotion(
                "shipping", "'stacking':{'class':'shipping'},'actions':[{'type':'shipping'}]");
        counter.item("TEA", 1, 100_00);
        counter.delivery("dhl", 4_90);

        var trace = counter.trace();

        assertThat(counter.applied(trace)).containsExactly("item", "shipping");
        assertThat(counter.entry(trace, "order").outcome()).isEqualTo(Outcome.NOT_COMBINABLE);
        assertThat(counter.entry(trace, "order").because()).isEqualTo(counter.id("item"));
        assertThat(trace.discounted().shippingMinor()).isEqualTo(4_90);
    }

    @Test
    void none_follows_one_that_stops() {
        counter.promotion("last", "'priority':2,'stacking':{'stopAfter':true}," + TEN_OFF);
        counter.promotion("late", TEN_OFF);
        counter.item("TEA", 1, 100_00);

        var trace = counter.trace();

        assertThat(counter.applied(trace)).containsExactly("last");
        assertThat(counter.entry(trace, "late").outcome()).isEqualTo(Outcome.AFTER_STOP);
        assertThat(counter.entry(trace, "late").because()).isEqualTo(counter.id("last"));
    }

    @Test
    void the_best_deal_is_the_one_that_takes_off_most_of_the_untouched_cart() {
        counter.promotion("small", "'priority':9,'stacking':{'exclusive':true}," + TEN_OFF);
        counter.promotion("shelf", "'actions':[{'type':'catalogue','off':{'percent':'20'}}]");
        counter.promotion("ship", "'actions':[{'type':'shipping'}]");
        counter.item("TEA", 2, 10_00);
        counter.delivery("dhl", 4_90);

        var trace = counter.trace(Mode.BEST_DEAL);

        assertThat(counter.applied(trace)).containsExactly("ship");
        assertThat(counter.entry(trace, "shelf").outcome()).isEqualTo(Outcome.NOT_THE_BEST);
    }

    @Test
    void of_equal_deals_the_dearer_gift_is_the_better() {
        counter.promotion("spoon", "'actions':[{'type':'gift','sku':'SPOON'}]");
        counter.promotion("pot", "'actions':[{'type':'gift','sku':'POT'}]");
        counter.promotion("cup", "'actions':[{'type':'gift','sku':'CUP'}]");
        counter.gift("SPOON", 2_00);
        counter.gift("POT", 9_00);
        counter.gift("CUP", 4_00);
        counter.item("TEA", 1, 10_00);

        assertThat(counter.applied(counter.trace(Mode.BEST_DEAL))).containsExactly("pot");
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

        var verdict = counter.entry(counter.trace(), "tree").conditions();

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

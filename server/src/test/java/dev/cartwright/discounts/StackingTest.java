package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.discounts.Trace.Outcome;
import org.junit.jupiter.api.Test;

/** How promotions go together, and which of them keeps another out. */
class StackingTest {

    private static final String TEN_OFF =
            "'actions':[{'type':'goods','per':'TOTAL','off':{'percent':'10'}}]";

    private final Counter counter = new Counter();

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
}

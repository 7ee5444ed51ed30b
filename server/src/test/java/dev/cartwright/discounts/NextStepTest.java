package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.Trace.NextStep;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.discounts.Trace.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far it is to the next step, where more is off for who buys more. */
class NextStepTest {

    private static final String BY_TOTAL =
            "'actions':[{'type':'tiers','by':'CART_TOTAL','steps':["
                    + "{'total':{'amount':'100','currency':'EUR'},'off':{'percent':'10'}},"
                    + "{'total':{'amount':'50','currency':'EUR'},'off':{'percent':'5'}}]}]";

    private final Counter counter = new Counter();

    private List<NextStep> next(String promotion) {
        return counter.entry(counter.trace(), promotion).next();
    }

    @Test
    void who_is_below_the_first_step_is_told_how_far_it_is() {
        counter.promotion("more", BY_TOTAL);
        counter.item("TEA", 1, 37_60);

        assertThat(counter.entry(counter.trace(), "more").outcome())
                .isEqualTo(Outcome.NOTHING_TO_TAKE);
        assertThat(next("more")).containsExactly(new NextStep(Unit.MINOR, 37_60, 50_00, 12_40));
    }

    @Test
    void it_is_counted_as_things_stood_before_the_promotion_took_its_part() {
        counter.promotion("more", BY_TOTAL);
        counter.item("TEA", 1, 60_00);

        assertThat(counter.trace().discounted().goodsMinor()).isEqualTo(3_00);
        assertThat(next("more")).containsExactly(new NextStep(Unit.MINOR, 60_00, 100_00, 40_00));
    }

    @Test
    void above_the_last_step_there_is_none() {
        counter.promotion("more", BY_TOTAL);
        counter.item("TEA", 1, 100_00);

        assertThat(next("more")).isEmpty();
    }

    @Test
    void of_lines_that_count_alone_the_nearest_is_told() {
        counter.promotion(
                "units",
                "'actions':[{'type':'tiers','by':'LINE_QUANTITY','steps':["
                        + "{'units':5,'off':{'percent':'5'}},{'units':9,'off':{'percent':'9'}}]}]");
        counter.item("CUP", 2, 10_00);
        counter.item("TEA", 8, 10_00);

        assertThat(next("units")).containsExactly(new NextStep(Unit.UNITS, 8, 9, 1));
    }
}

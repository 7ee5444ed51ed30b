package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.Discounted.Gift;
import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.kernel.Sku;
import org.junit.jupiter.api.Test;

/** Nobody is promised a gift that is not there, and everybody is told. */
class GiftsLeftTest {

    private static final String THREE_SPOONS =
            "'actions':[{'type':'gift','sku':'SPOON','units':3}]";

    private final Counter counter = new Counter();

    private Gift spoons(String promotion, int units) {
        return new Gift(counter.id(promotion), new Sku("SPOON"), units, 3_50);
    }

    @Test
    void what_is_there_is_given_and_the_rest_is_missing() {
        counter.promotion("spoons", THREE_SPOONS);
        counter.item("TEA", 1, 10_00);
        counter.gift("SPOON", 3_50, 2);

        var off = counter.trace().discounted();

        assertThat(off.gifts()).containsExactly(spoons("spoons", 2));
        assertThat(off.missingGifts()).containsExactly(spoons("spoons", 1));
        assertThat(off.promotions().getFirst().costMinor()).isEqualTo(7_00);
    }

    @Test
    void what_one_promotion_gave_the_next_one_cannot_give() {
        counter.promotion("first", "'priority':2," + THREE_SPOONS);
        counter.promotion("second", THREE_SPOONS);
        counter.item("TEA", 1, 10_00);
        counter.gift("SPOON", 3_50, 4);

        var off = counter.trace().discounted();

        assertThat(off.gifts()).containsExactly(spoons("first", 3), spoons("second", 1));
        assertThat(off.missingGifts()).containsExactly(spoons("second", 2));
    }

    @Test
    void a_promotion_whose_gift_is_gone_does_not_apply_and_keeps_nobody_out() {
        counter.promotion("spoons", "'stacking':{'exclusive':true}," + THREE_SPOONS);
        counter.promotion("ten", "'actions':[{'type':'goods','off':{'percent':'10'}}]");
        counter.item("TEA", 1, 10_00);
        counter.gift("SPOON", 3_50, 0);

        var trace = counter.trace();

        assertThat(counter.applied(trace)).containsExactly("ten");
        assertThat(counter.entry(trace, "spoons").outcome()).isEqualTo(Outcome.NOTHING_TO_TAKE);
        assertThat(trace.discounted().missingGifts()).containsExactly(spoons("spoons", 3));
        assertThat(
                        counter.set(Mode.PRIORITY)
                                .apply(counter.basket(), Shopper.UNKNOWN, Counter.AT)
                                .missingGifts())
                .containsExactly(spoons("spoons", 3));
    }

    @Test
    void nothing_is_missing_of_a_gift_that_its_conditions_do_not_give() {
        counter.promotion("spoons", "'condition':{'type':'quantity','min':2}," + THREE_SPOONS);
        counter.item("TEA", 1, 10_00);
        counter.gift("SPOON", 3_50, 0);

        assertThat(counter.trace().discounted().missingGifts()).isEmpty();
    }

    @Test
    void nothing_is_missing_of_a_gift_that_is_not_the_best_deal() {
        counter.promotion("spoons", THREE_SPOONS);
        counter.promotion("ten", "'actions':[{'type':'goods','off':{'percent':'10'}}]");
        counter.item("TEA", 1, 10_00);
        counter.gift("SPOON", 3_50, 0);

        var trace = counter.trace(Mode.BEST_DEAL);

        assertThat(counter.applied(trace)).containsExactly("ten");
        assertThat(trace.discounted().missingGifts()).isEmpty();
    }
}

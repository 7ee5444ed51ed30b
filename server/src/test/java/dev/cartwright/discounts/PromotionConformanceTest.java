package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.PromotionCases.PromotionCase;
import dev.cartwright.kernel.Shares;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Promotions do what seven other systems' own tests say; each case names its source. */
class PromotionConformanceTest {

    static Stream<PromotionCase> cases() {
        return PromotionCases.run();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void as_its_source_says(PromotionCase said) {
        var expected = said.said().get("expected").properties();
        assertThat(expected).as("what the source expects").isNotEmpty();
        if (said.said().has("weights")) {
            distributed(said);
            return;
        }
        var figures = new CaseFigures(said);
        var without = PromotionCases.without(said.id());
        for (var figure : expected) {
            if (!without.contains(figure.getKey())) {
                figures.require(figure.getKey(), figure.getValue());
            }
        }
        // What follows by arithmetic from what the source says.
        for (var figure : said.said().path("derived_not_stated_by_peer").properties()) {
            figures.require(figure.getKey(), figure.getValue());
        }
    }

    private static void distributed(PromotionCase said) {
        var weights = said.said().get("weights").valueStream().mapToLong(JsonNode::asLong);
        var shares = Shares.of(said.said().get("amount").asLong(), weights.toArray());
        var expected =
                said.said().get("expected").get("shares").valueStream().map(JsonNode::asLong);

        if (said.choice("order_of_remainder_free")) {
            assertThat(boxed(shares)).containsExactlyInAnyOrderElementsOf(expected.toList());
        } else {
            assertThat(boxed(shares)).isEqualTo(expected.toList());
        }
    }

    private static List<Long> boxed(long[] shares) {
        return Arrays.stream(shares).boxed().toList();
    }

    @Test
    void every_case_is_run_or_left_out_for_a_reason() {
        var skipped = PromotionCases.skipped();
        var all = PromotionCases.all();

        assertThat(all).hasSize(192);
        assertThat(skipped).hasSize(2);
        assertThat(skipped.values()).allSatisfy(why -> assertThat(why.asString()).isNotBlank());
        assertThat(PromotionCases.differs().propertyNames()).hasSize(1);
        assertThat(cases()).hasSize(190);
        assertThat(all.stream().filter(PromotionCase::universal))
                .as("because what any sound engine does is not a matter of choice")
                .hasSize(159)
                .noneMatch(it -> skipped.containsKey(it.id()))
                .noneMatch(it -> PromotionCases.differs().has(it.id()));
    }
}

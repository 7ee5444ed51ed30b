package dev.cartwright.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;

import dev.cartwright.StockCases;
import dev.cartwright.StockCases.StockCase;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Carts refuse what is not there as other systems' own tests say they should. */
@WholeShop
@Import(Stall.class)
class CartConformanceTest {

    @Autowired Stall stall;

    static Stream<StockCase> cases() {
        return StockCases.of(Set.of("cart_check"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void as_its_source_says(StockCase said) {
        var sku = stall.goods(said.initial().get("on_hand").asInt());
        var cart = stall.cart();

        var answers = said.steps().stream().map(step -> play(cart, sku, step)).toList();

        var without =
                StockCases.differs(said.id()).path("without").valueStream().map(JsonNode::asString);
        var left = without.toList();
        for (var figure : said.expected().properties()) {
            if (!left.contains(figure.getKey())) {
                require(answers.getLast(), cart, figure.getKey(), figure.getValue());
            }
        }
    }

    private MvcTestResult play(String cart, Sku sku, String step) {
        var units = Integer.parseInt(step.replaceAll("\\D", ""));
        return step.startsWith("add ")
                ? stall.add(cart, sku, units)
                : stall.send(
                        PATCH,
                        "/api/carts/%s/items/%s".formatted(cart, sku),
                        "{\"quantity\": %d}".formatted(units));
    }

    private void require(MvcTestResult answer, String cart, String name, JsonNode value) {
        switch (name) {
            case "ok" -> assertThat(answer.getResponse().getStatus()).isLessThan(300);
            case "error" ->
                    assertThat(answer)
                            .hasStatus(409)
                            .bodyJson()
                            .extractingPath("$.type")
                            .isEqualTo("/problems/out-of-stock");
            case "quantity_available" ->
                    assertThat(answer)
                            .bodyJson()
                            .extractingPath("$.shortages[0].available")
                            .isEqualTo(value.asInt());
            case "lines" ->
                    assertThat(stall.get(cart))
                            .bodyJson()
                            .extractingPath("$.lines")
                            .isEqualTo(List.of());
            default -> throw new AssertionError("a figure nobody compares: " + name);
        }
    }
}

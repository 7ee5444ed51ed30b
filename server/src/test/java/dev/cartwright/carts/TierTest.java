package dev.cartwright.carts;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;

import dev.cartwright.Merchant;
import dev.cartwright.WholeShop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Where more is off for who buys more, shoppers read how much more. */
@WholeShop
@Import(Stall.class)
class TierTest {

    @Autowired Stall stall;

    @Test
    void shoppers_are_told_how_far_the_next_step_is() {
        var merchant =
                new Merchant((method, path, body) ->
                        Stall.text(stall.send(HttpMethod.valueOf(method), path, body)));
        var tea = stall.goods(10);
        var id =
                merchant.promotion(
                        """
                        {"name": "More tea", "actions": [{"type": "tiers", "by": "GOODS_TOTAL",
                            "goods": {"skus": ["%s"]}, "steps": [
                                {"total": {"amount": "9.00", "currency": "USD"},
                                 "off": {"percent": "5"}},
                                {"total": {"amount": "32.39", "currency": "USD"},
                                 "off": {"percent": "10"}}]}]}
                        """
                                .formatted(tea));
        var url = "/api/carts/" + stall.cartWith(tea, 2) + "/promotions";
        var mine = "$.promotions[?(@.promotion == '%s')]".formatted(id);

        await().atMost(ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(Stall.read(stall.send(GET, url, ""), mine + ".discount.amount"))
                                .hasToString("[\"1.00\"]"));

        var told = stall.send(GET, url, "");
        assertThat(Stall.read(told, mine + ".next[0].from.money.amount"))
                .hasToString("[\"32.39\"]");
        assertThat(Stall.read(told, mine + ".next[0].have.money.amount"))
                .hasToString("[\"19.98\"]");
        assertThat(Stall.read(told, mine + ".next[0].missing.money.amount"))
                .hasToString("[\"12.41\"]");
        merchant.pause(id);
    }
}

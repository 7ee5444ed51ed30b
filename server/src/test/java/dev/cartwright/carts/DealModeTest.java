package dev.cartwright.carts;

import static dev.cartwright.carts.CartTest.assertRefused;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

import dev.cartwright.Merchant;
import dev.cartwright.WholeShop;
import dev.cartwright.checkout.Race;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How the promotions of a channel go together is the merchant's choice, and a cart's at once. */
@WholeShop
@Import(Stall.class)
class DealModeTest {

    private static final String MODE = "/api/admin/promotion-modes/default";

    @Autowired Stall stall;

    Merchant merchant = new Merchant((_, _, _) -> "");
    Sku tea = new Sku("replaced");
    List<String> promotions = new ArrayList<>();

    @BeforeEach
    void two_promotions_for_one_tea() {
        merchant =
                new Merchant((method, path, body) ->
                        Stall.text(stall.send(HttpMethod.valueOf(method), path, body)));
        tea = stall.goods(10);
        promotion("10");
        promotion("20");
    }

    @AfterEach
    void other_tests_find_the_usual_mode_and_no_promotion() {
        promotions.forEach(merchant::pause);
        choose("PRIORITY");
    }

    private void promotion(String percent) {
        promotions.add(
                merchant.promotion(
                        """
                        {"name": "%2$s off", "actions": [{"type": "goods", "goods": {"skus": ["%1$s"]},
                            "off": {"percent": "%2$s"}}]}
                        """
                                .formatted(tea, percent)));
    }

    private MvcTestResult choose(String mode, String... headers) {
        return stall.send(PUT, MODE, "{\"mode\": \"%s\"}".formatted(mode), headers);
    }

    private void awaitDiscount(String cart, String amount) {
        await().atMost(ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(Stall.read(stall.get(cart), "$.totals.discount.amount"))
                                .isEqualTo(amount));
    }

    @Test
    void what_is_no_mode_or_no_channel_is_refused_and_changes_nothing() {
        var before = Stall.text(stall.send(GET, MODE, ""));

        assertRefused(choose("CHEAPEST"), 400, "invalid-request", "mode");
        assertRefused(stall.send(PUT, MODE, "{}"), 400, "invalid-request", "mode");
        assertRefused(
                stall.send(PUT, "/api/admin/promotion-modes/nowhere", "{\"mode\": \"PRIORITY\"}"),
                400,
                "invalid-request",
                "channel");

        assertThat(Stall.text(stall.send(GET, MODE, ""))).isEqualTo(before);
    }

    @Test
    void a_channel_with_the_best_deal_grants_one_promotion_and_a_cart_shows_it() {
        var cart = stall.cartWith(tea, 1);
        // 9.99 less 1.00, and 20 % of what is left less.
        awaitDiscount(cart, "2.80");

        assertThat(choose("BEST_DEAL")).hasStatusOk();

        awaitDiscount(cart, "2.00");
        var lines = Stall.read(stall.get(cart), "$.lines[0].discounts[*].name");
        assertThat(lines).isEqualTo(List.of("20 off"));
        assertThat(
                        Stall.read(
                                stall.send(
                                        HttpMethod.POST,
                                        "/api/admin/promotions/preview",
                                        """
                                        {"currency": "USD", "lines": [{"sku": "%s", "quantity": 1,
                                            "unitPrice": {"amount": "9.99", "currency": "USD"}}]}
                                        """
                                                .formatted(tea)),
                                "$.mode"))
                .isEqualTo("BEST_DEAL");
        assertThat(choose("PRIORITY")).hasStatusOk();
        awaitDiscount(cart, "2.80");
    }

    @Test
    void who_chose_stays_on_record_and_a_choice_that_has_not_seen_the_last_is_refused() {
        var chosen = choose("BEST_DEAL");
        var revision = (Integer) Stall.read(chosen, "$.revision");
        assertThat(chosen).hasHeader("ETag", "\"%d\"".formatted(revision));

        assertRefused(
                choose("PRIORITY", "If-Match", "\"%d\"".formatted(revision - 1)),
                412,
                "version-mismatch",
                null);
        assertThat(Stall.read(choose("BEST_DEAL"), "$.revision")).isEqualTo(revision);

        var changes = stall.send(GET, MODE + "/changes?limit=1", "");
        assertThat(Stall.read(changes, "$.items[0].mode")).isEqualTo("BEST_DEAL");
        assertThat(Stall.read(changes, "$.items[0].revision")).isEqualTo(revision);
        assertThat(Stall.read(changes, "$.items[0].changedBy")).isEqualTo("API_KEY:admin-key");
    }

    @Test
    void many_who_choose_at_once_choose_one_after_the_other() throws Exception {
        var answers =
                Race.of(
                        IntStream.range(0, 8)
                                .mapToObj(i ->
                                        (Callable<MvcTestResult>)
                                                () -> choose(i % 2 == 0 ? "BEST_DEAL" : "PRIORITY"))
                                .toList());

        assertThat(answers).allSatisfy(it -> assertThat(it).hasStatusOk());
    }
}

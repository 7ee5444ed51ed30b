package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static dev.cartwright.promotions.Counter.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What promotions would do with carts given whole, and would have done with past orders. */
@ModuleTest(
        value = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"web", "tokens"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Counter.class, Attic.class})
class PreviewEndpointTest {

    private static final String PROMOTIONS = "/api/admin/promotions";
    private static final String TEN = "{\"percent\": \"10\"}";

    @Autowired MockMvcTester http;

    @Test
    void a_cart_given_whole_shows_what_is_taken_off_and_why_and_nothing_is_saved() {
        var before = read(get(PROMOTIONS), "$.items.length()");
        var cart =
                """
                {"currency": "USD", "pricesIncludeTax": false,
                "lines": [{"sku": "TEA", "quantity": 2, "unitPrice": %s, "categories": ["tea"],
                    "taxRate": 0.1},
                {"sku": "CUP", "quantity": 1, "unitPrice": %s, "taxRate": 0.2}],
                "deliveries": [{"method": "post", "price": %s, "taxRate": 0.2}],
                "promotions": [
                {"name": "Tea", "actions": [{"type": "goods", "goods": {"categories": ["tea"]},
                    "off": {"percent": "10"}}]},
                {"name": "Free", "condition": {"type": "total", "min": %s},
                    "actions": [{"type": "shipping"}]}]}
                """
                        .formatted(usd("10.00"), usd("30.00"), usd("5.00"), usd("60.40"));

        var answer = post(PROMOTIONS + "/preview", cart);

        assertThat(answer).hasStatusOk();
        assertThat(text(answer, "$.lines[0].discount.amount")).isEqualTo("2.00");
        assertThat(text(answer, "$.lines[0].tax.amount")).isEqualTo("1.80");
        assertThat(text(answer, "$.lines[0].sources[0].promotion"))
                .isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(text(answer, "$.totals.tax.amount")).isEqualTo("8.80");
        assertThat(text(answer, "$.totals.total.amount")).isEqualTo("61.80");
        assertThat((List<?>) read(answer, "$.promotions[*].outcome"))
                .isEqualTo(List.of("APPLIED", "CONDITIONS"));
        assertThat((Integer) read(answer, "$.promotions[1].conditions.missing")).isEqualTo(1240);
        assertThat(read(get(PROMOTIONS), "$.items.length()")).isEqualTo(before);
    }

    @Test
    void a_stored_draft_is_previewed_with_its_code() {
        var sku = sku();
        var id = text(post(PROMOTIONS, off(sku, TEN, ", \"codeRequired\": true")), "$.id");
        var cart =
                """
                {"currency": "USD", "lines": [{"sku": "%s", "quantity": 1, "unitPrice": %s}],
                "stored": ["%s"], "coupons": [%s]}
                """;
        var price = usd("10.00");

        var without = post(PROMOTIONS + "/preview", cart.formatted(sku, price, id, ""));
        assertThat(text(without, "$.promotions[0].outcome")).isEqualTo("CODE_MISSING");
        var with =
                post(
                        PROMOTIONS + "/preview",
                        cart.formatted(sku, price, id, "{\"code\": \"HELLO\"}"));
        assertThat(text(with, "$.lines[0].discount.amount")).isEqualTo("1.00");
    }

    @Test
    void what_cannot_be_previewed_is_named_by_its_path() {
        assertField("{\"currency\": \"USD\", \"lines\": []}", "lines");
        assertField(previewed("\"quantity\": 0, \"unitPrice\": " + usd("1")), "lines[0].quantity");
        assertField(
                previewed(
                        "\"quantity\": 1, \"unitPrice\": {\"amount\":\"1\",\"currency\":\"EUR\"}"),
                "lines[0].unitPrice.currency");
        assertField(
                previewed("\"quantity\": 100000, \"unitPrice\": " + usd("1000000000")),
                "lines[0].quantity");
        var broken =
                """
                {"currency": "USD", "lines": [{"sku": "A", "quantity": 1, "unitPrice": %s}],
                "promotions": [{"name": "x", "actions": [{"type": "goods",
                "off": {"percent": "x"}}]}]}
                """
                        .formatted(usd("1"));
        assertField(broken, "promotions[0].actions[0].off.percent");
    }

    private static String previewed(String line) {
        return "{\"currency\": \"USD\", \"lines\": [{\"sku\": \"A\", %s}]}".formatted(line);
    }

    private void assertField(String body, String field) {
        var answer = post(PROMOTIONS + "/preview", body);
        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "$.errors[0].field")).isEqualTo(field);
    }

    @Test
    void a_preview_says_what_is_earned_and_takes_the_mode_it_is_given() {
        var cart =
                """
                {"currency": "USD", "mode": "BEST_DEAL",
                "lines": [{"sku": "TEA", "quantity": 2, "unitPrice": %1$s, "cost": %2$s}],
                "promotions": [
                {"name": "Ten", "actions": [{"type": "goods", "off": {"percent": "10"}}]},
                {"name": "Five", "actions": [{"type": "goods", "off": {"percent": "5"}}]},
                {"name": "More", "actions": [{"type": "tiers", "by": "CART_TOTAL", "steps": [
                    {"total": %3$s, "off": {"percent": "50"}}]}]}]}
                """
                        .formatted(usd("10.00"), usd("6.50"), usd("32.40"));

        var answer = post(PROMOTIONS + "/preview", cart);

        assertThat(answer).hasStatusOk();
        assertThat(text(answer, "$.mode")).isEqualTo("BEST_DEAL");
        assertThat(text(answer, "$.margin.amount")).isEqualTo("5.00");
        assertThat((List<?>) read(answer, "$.promotions[*].outcome"))
                .isEqualTo(List.of("APPLIED", "NOT_THE_BEST", "NOTHING_TO_TAKE"));
        assertThat((Integer) read(answer, "$.promotions[2].next[0].missing")).isEqualTo(1240);
    }

    @Test
    void a_simulation_of_more_orders_than_a_request_can_look_at_is_refused() {
        var id = text(post(PROMOTIONS, off(sku(), TEN, "")), "$.id");
        var url = PROMOTIONS + "/" + id + "/simulation";

        var refused =
                post(
                        url,
                        """
                        {"from": "1999-01-01T00:00:00Z", "until": "1999-12-31T00:00:00Z"}
                        """);

        assertThat(refused).hasStatus(422);
        assertThat(text(refused, "$.type")).isEqualTo("/problems/too-many-orders");
        assertThat((Integer) read(refused, "$.most")).isEqualTo(20_000);
        var nothing =
                post(
                        url,
                        """
                        {"channel": "default", "from": "2026-01-01T00:00:00Z",
                         "until": "2026-02-01T00:00:00Z"}
                        """);
        assertThat(nothing).hasStatusOk();
        assertThat(text(nothing, "$.mode")).isEqualTo("PRIORITY");
        assertThat((List<?>) read(nothing, "$.currencies")).isEmpty();
    }

    private MvcTestResult post(String url, String body) {
        return http.post()
                .uri(url)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String url) {
        return http.get().uri(url).exchange();
    }

    private static String text(MvcTestResult answer, String path) {
        return String.valueOf(read(answer, path));
    }

    private static Object read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(
                    answer.getResponse().getContentAsString(StandardCharsets.UTF_8), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

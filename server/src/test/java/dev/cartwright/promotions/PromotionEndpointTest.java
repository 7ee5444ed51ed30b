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

/** What staff does with promotions over HTTP. */
@ModuleTest(
        value = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"web", "tokens"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Counter.class})
class PromotionEndpointTest {

    private static final String PROMOTIONS = "/api/admin/promotions";
    private static final String TEN = "{\"percent\": \"10\"}";

    @Autowired MockMvcTester http;

    @Test
    void a_promotion_is_written_published_paused_and_ended() {
        var made = post(PROMOTIONS, off(sku(), TEN, ""));
        assertThat(made).hasStatus(201);
        var url = PROMOTIONS + "/" + text(made, "$.id");
        assertThat(made).headers().hasValue("Location", url);
        assertThat(text(made, "$.state")).isEqualTo("DRAFT");
        assertThat(text(made, "$.definition.actions[0].off.percent")).isEqualTo("10");

        var published = post(url + "/publish", "");
        assertThat(text(published, "$.state")).isEqualTo("ACTIVE");
        assertThat((Integer) read(published, "$.publishedVersion")).isEqualTo(1);
        assertThat(text(post(url + "/pause", ""), "$.state")).isEqualTo("PAUSED");
        assertThat(text(post(url + "/end", ""), "$.state")).isEqualTo("ENDED");
        assertProblem(post(url + "/publish", ""), 409, "promotion-state");
        assertThat((List<?>) read(get(url + "/changes"), "$.items[*].change"))
                .isEqualTo(List.of("ENDED", "PAUSED", "PUBLISHED", "WRITTEN"));
    }

    @Test
    void faults_are_named_by_their_paths() {
        var unknown = post(PROMOTIONS, "{\"name\": \"x\", \"actions\": [{\"type\": \"gods\"}]}");
        assertThat(unknown).hasStatus(400);
        assertThat(text(unknown, "$.errors[0].field")).isEqualTo("actions[0].type");

        var wrong = post(PROMOTIONS, off(sku(), "{\"percent\": \"ten\"}", ""));
        assertThat(wrong).hasStatus(400);
        assertThat(text(wrong, "$.errors[0].field")).isEqualTo("actions[0].off.percent");

        var several =
                post(PROMOTIONS, "{\"name\": \" \", \"actions\": [], \"limits\": {\"uses\": 0}}");
        assertThat(several).hasStatus(400);
        assertThat((List<?>) read(several, "$.errors[*].field"))
                .isEqualTo(List.of("name", "actions", "limits.uses"));

        var limits = post(PROMOTIONS, off(sku(), TEN, ", \"limits\": {\"budget\": 5}"));
        assertThat(text(limits, "$.errors[0].field")).isEqualTo("limits.budget");
        assertThat(post(PROMOTIONS, "[]")).hasStatus(400);
        assertThat(post(PROMOTIONS, "")).hasStatus(400);
    }

    @Test
    void a_change_that_has_not_seen_the_last_one_is_refused() {
        var sku = sku();
        var made = post(PROMOTIONS, off(sku, TEN, ""));
        var url = PROMOTIONS + "/" + text(made, "$.id");
        var twenty = off(sku, "{\"percent\": \"20\"}", "");
        assertThat(put(url, twenty, "\"1\"")).hasStatusOk().headers().hasValue("ETag", "\"2\"");

        var late = put(url, off(sku, "{\"percent\": \"30\"}", ""), "\"1\"");

        assertProblem(late, 412, "version-mismatch");
        assertThat(text(get(url), "$.definition.actions[0].off.percent")).isEqualTo("20");
        assertThat((List<?>) read(get(url + "/versions"), "$.items[*].version"))
                .isEqualTo(List.of(2, 1));
        assertThat(text(get(url + "/versions/1"), "$.definition.actions[0].off.percent"))
                .isEqualTo("10");
        assertProblem(get(url + "/versions/3"), 404, "unknown-promotion-version");
    }

    @Test
    void promotions_are_listed_by_state_channel_and_name() {
        var sku = sku();
        var id = text(post(PROMOTIONS, off(sku, TEN, "")), "$.id");

        assertThat(names("?text=" + sku)).isEqualTo(List.of(id));
        assertThat(names("?state=DRAFT&channel=default&text=" + sku)).isEqualTo(List.of(id));
        assertThat(names("?state=ACTIVE&text=" + sku)).isEmpty();
        assertProblem(
                get(PROMOTIONS + "/00000000-0000-0000-0000-000000000009"),
                404,
                "unknown-promotion");
    }

    private List<?> names(String query) {
        return (List<?>) read(get(PROMOTIONS + query), "$.items[*].id");
    }

    @Test
    void figures_and_usage_are_there_from_the_first_day_on() {
        var id = text(post(PROMOTIONS, off(sku(), TEN, "")), "$.id");
        var period = "?from=2026-01-01&to=2026-01-31";

        assertThat((List<?>) read(get(PROMOTIONS + "/" + id + "/figures" + period), "$.days"))
                .isEmpty();
        assertThat((List<?>) read(get(PROMOTIONS + "/" + id + "/usage"), "$.orders.items"))
                .isEmpty();
        assertThat(get(PROMOTIONS + "/" + id + "/figures.csv" + period))
                .hasStatusOk()
                .bodyText()
                .startsWith("day,currency,uses,cost,revenue,margin,");
        var reversed = get(PROMOTIONS + "/" + id + "/figures?from=2026-02-01&to=2026-01-31");
        assertThat(reversed).hasStatus(400);
        assertThat(text(reversed, "$.errors[0].field")).isEqualTo("to");
    }

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

    private MvcTestResult post(String url, String body) {
        return http.post()
                .uri(url)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String url, String body, String seen) {
        return http.put()
                .uri(url)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", seen)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String url) {
        return http.get().uri(url).exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status);
        assertThat(text(answer, "$.type")).isEqualTo("/problems/" + slug);
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

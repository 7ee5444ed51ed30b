package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
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
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Counter.class, Attic.class})
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
    void what_does_not_hold_of_prices_on_the_shelf_is_refused_by_its_path() {
        var refused =
                post(
                        PROMOTIONS,
                        """
                        {"name": "Shelf", "texts": {"en": "Cheaper", "not a language": "x"},
                         "stacking": {"bestOf": "summer", "class": "item", "combinesWith": [],
                            "stopAfter": true},
                         "actions": [{"type": "catalogue", "off": {"percent": "10"}}]}
                        """);

        assertThat(refused).hasStatus(400);
        assertThat((List<?>) read(refused, "$.errors[*].field"))
                .isEqualTo(
                        List.of(
                                "texts.not a language",
                                "stacking.bestOf",
                                "stacking.class",
                                "stacking.combinesWith",
                                "stacking.stopAfter"));
        var alone = ", \"stacking\": {\"exclusive\": true}";
        assertThat(
                        post(
                                PROMOTIONS,
                                "{\"name\": \"Shelf\"%s, \"actions\": [%s]}"
                                        .formatted(
                                                alone,
                                                "{\"type\": \"catalogue\", \"off\": " + TEN + "}")))
                .hasStatus(201);
    }

    @Test
    void figures_of_a_batch_that_is_not_known_are_not_found() {
        var batch = "/api/admin/coupon-batches/00000000-0000-0000-0000-000000000009/figures";
        var period = "?from=2026-01-01&to=2026-01-31";

        assertProblem(get(batch + period), 404, "unknown-coupon-batch");
        assertProblem(get(batch + ".csv" + period), 404, "unknown-coupon-batch");
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

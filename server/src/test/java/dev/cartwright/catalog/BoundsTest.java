package dev.cartwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.WholeShop;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What goods cost the shop, and how low promotions may sell them, as staff say it. */
@WholeShop
class BoundsTest {

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;

    String url = "replaced";

    @BeforeEach
    void green_tea() {
        var shop = new Shop(catalog);
        shop.add(shop.greenTea());
        url = "/api/admin/prices/" + shop.sku("BAG").code() + "/bounds";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cost  | -0.01        | USD | cost.amount    | must be 0 to 100000000.00",
                "floor | 100000000.01 | USD | floor.amount   | must be 0 to 100000000.00",
                "cost  | 1.00         | EUR | cost.currency  | must be USD",
                "floor | 1.00         | EUR | floor.currency | must be USD",
            })
    void what_cannot_be_is_refused_and_changes_nothing(
            String name, String amount, String currency, String field, String message) {
        var refused =
                put(
                        "{\"%s\": {\"amount\": \"%s\", \"currency\": \"%s\"}}"
                                .formatted(name, amount, currency));

        assertThat(refused).hasStatus(400);
        assertThat(read(refused, "$.errors[0].field")).isEqualTo(field);
        assertThat(read(refused, "$.errors[0].message")).isEqualTo(message);
        assertThat(read(get(""), "$.bounds")).isEqualTo(List.of());
    }

    @Test
    void of_goods_that_are_not_known_nothing_is_said() {
        url = "/api/admin/prices/NOBODYS/bounds";

        assertThat(put("{}")).hasStatus(404);
        assertThat(get("")).hasStatus(404);
        assertThat(get("/changes")).hasStatus(404);
    }

    @Test
    void what_was_said_last_holds_and_all_of_it_stays_on_record() {
        put(
                """
                {"cost": {"amount": "2.50", "currency": "USD"},
                 "floor": {"amount": "3.00", "currency": "USD"}}
                """);
        put("{\"cost\": {\"amount\": \"2.60\", \"currency\": \"USD\"}}");

        var now = get("");
        assertThat(read(now, "$.bounds.length()")).isEqualTo(1);
        assertThat(read(now, "$.bounds[0].cost.amount")).isEqualTo("2.60");
        assertThat(read(now, "$.bounds[0].floor")).isNull();
        assertThat(read(now, "$.bounds[0].setBy")).isEqualTo("API_KEY:admin-key");
        assertThat(read(get("/changes"), "$.items[*].cost.amount"))
                .isEqualTo(List.of("2.60", "2.50"));
        var first = get("/changes?limit=1");
        assertThat(read(get("/changes?after=" + read(first, "$.next")), "$.items[0].floor.amount"))
                .isEqualTo("3.00");
    }

    private MvcTestResult put(String body) {
        return http.put()
                .uri(url + "/USD")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String rest) {
        return http.get().uri(url + rest).exchange();
    }

    private static Object read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

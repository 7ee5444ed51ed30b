package dev.cartwright.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeShop
class PriceListTest {

    @Autowired Catalog catalog;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Shop shop;
    String list = "replaced";
    String bag = "replaced";

    @BeforeEach
    void green_tea_and_a_sale_that_begins_tomorrow() {
        shop = new Shop(catalog);
        shop.add(shop.greenTea());
        bag = shop.sku("BAG").code();
        list = "sale-" + shop.mark;
        assertThat(make(list, "")).hasStatus(CREATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"code\":\"A B\"          | code      | must be 1 to 64 of a-z, 0-9 and '-'",
                "\"name\":\" \"            | name      | must not be blank",
                "\"priority\":0            | priority  | must be 1 to 1000",
                "\"countries\":[\"USA\"]   | countries | must be two letters of ISO 3166-1 each",
                "\"startsAt\":\"2026-01-02T00:00:00Z\",\"endsAt\":\"2026-01-02T00:00:00Z\""
                        + " | endsAt | must be later than startsAt",
                "\"channel\":\"nowhere\"   | channel   | there is no channel nowhere",
                "\"kind\":\"RUMMAGE\"      | kind      | must be one of BASE, SALE, TERMS",
            })
    void a_list_that_cannot_be_is_refused(String field, String name, String message) {
        var before = db.fetchCount(db.selectFrom("pricing.price_lists"));

        assertThat(make("other-" + shop.mark, field))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(name, message));
        assertThat(db.fetchCount(db.selectFrom("pricing.price_lists"))).isEqualTo(before);
    }

    @Test
    void a_list_is_made_once_and_the_base_list_never_changes() {
        assertThat(make(list, "")).hasStatus(CONFLICT);
        assertThat(problem(make(list, ""))).isEqualTo("/problems/price-list-exists");
        assertThat(send(PUT, "/price-lists/base", body("base", "")))
                .hasStatus(CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/base-list-is-fixed");
        assertThat(send(GET, "/price-lists/none-" + shop.mark, "")).hasStatus(NOT_FOUND);
    }

    @Test
    void a_list_keeps_its_code_and_a_price_that_ends_names_its_currency() {
        assertThat(send(PUT, "/price-lists/" + list, body("other", "")))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("must be " + list + ", as in the address");
        assertThat(send(POST, "/prices/" + bag, "{\"currency\": \"USD\"}"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"errors": [
                            {"field": "price", "message": "must be given; null ends it"}]}
                        """);
        assertThat(
                        send(
                                POST,
                                "/prices/" + bag,
                                "{\"price\": null, \"priceList\": \"" + list + "\"}"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("currency");

        assertThat(send(GET, "/price-lists/" + list, ""))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        assertThat(db.fetch("select 1 from pricing.prices where sku = ?", bag).size()).isEqualTo(1);
    }

    @Test
    void of_two_prices_from_one_instant_the_list_says_which_holds() {
        var planned =
                "{\"price\": {\"amount\": \"%s\", \"currency\": \"USD\"},"
                        + " \"validFrom\": \"2126-01-01T00:00:00Z\"}";
        send(POST, "/prices/" + bag, planned.formatted("3.99"));
        send(POST, "/prices/" + bag, planned.formatted("4.20"));

        assertThat(send(GET, "/prices/" + bag, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [
                            {"price": {"amount": "4.20"}, "replaced": false},
                            {"price": {"amount": "3.99"}, "replaced": true},
                            {"price": {"amount": "4.20"}, "replaced": false}]}
                        """);
    }

    @Test
    void a_price_in_an_unknown_list_or_of_an_unknown_sku_is_refused() {
        assertThat(price(bag, "none-" + shop.mark, "1.00"))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-price-list");
        assertThat(price("NONE-" + shop.mark, list, "1.00"))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-sku");
    }

    @Test
    void of_many_changes_at_once_from_one_version_one_goes_ahead() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes =
                    IntStream.range(0, 8)
                            .mapToObj(i -> (Callable<Integer>) () -> change("\"1\"", 20 + i))
                            .toList();
            var answers =
                    threads.invokeAll(changes).stream().map(it -> it.resultNow()).sorted().toList();
            assertThat(answers).containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
        }
        assertThat(send(GET, "/price-lists/" + list, ""))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
    }

    @Test
    void a_sale_holds_between_its_instants_and_is_explained_and_announced() {
        assertThat(price(bag, list, "3.15")).hasStatus(CREATED);
        assertThat(shown()).contains("\"4.20\"").contains("\"reduction\":null");

        clock.move(Duration.ofHours(25));

        assertThat(shown())
                .contains("\"price\":{\"amount\":\"3.15\",\"currency\":\"USD\"}")
                .contains("\"lowest30Days\":{\"amount\":\"4.20\",\"currency\":\"USD\"}")
                .contains("\"percent\":25");
        assertThat(send(GET, "/prices/" + bag + "/explanation", ""))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"price": {"amount": "3.15", "currency": "USD"}, "candidates": [
                            {"priceList": "%s", "verdict": "CHOSEN"},
                            {"priceList": "base", "verdict": "LOWER_PRIORITY"}]}
                        """
                                .formatted(list));

        clock.move(Duration.ofHours(24));
        assertThat(shown()).contains("\"4.20\"").contains("\"reduction\":null");
    }

    private String shown() {
        var answer = http.get().uri("/api/products/" + shop.slug("green-tea")).exchange();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private int change(String version, int priority) {
        return http.put()
                .uri("/api/admin/price-lists/" + list)
                .header(HttpHeaders.IF_MATCH, version)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body(list, "\"priority\":" + priority))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private MvcTestResult price(String sku, String priceList, String amount) {
        return send(
                POST,
                "/prices/" + sku,
                """
                {"priceList": "%s", "price": {"amount": "%s", "currency": "USD"}}
                """
                        .formatted(priceList, amount));
    }

    private MvcTestResult make(String code, String other) {
        return send(POST, "/price-lists", body(code, other));
    }

    /** A day, beginning a day from now; other fields replace these. */
    private String body(String code, String other) {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        var body = new StringBuilder("{");
        for (var field :
                List.of(
                        "\"code\":\"" + code + "\"",
                        "\"name\":\"Sale\"",
                        "\"kind\":\"SALE\"",
                        "\"priority\":10",
                        "\"startsAt\":\"" + tomorrow + "\"",
                        "\"endsAt\":\"" + tomorrow.plus(Duration.ofDays(1)) + "\"")) {
            if (!other.contains(field.substring(0, field.indexOf(':') + 1))) {
                body.append(field).append(',');
            }
        }
        return other.isEmpty()
                ? body.deleteCharAt(body.length() - 1).append('}').toString()
                : body.append(other).append('}').toString();
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return http.method(method)
                .uri("/api/admin" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String problem(MvcTestResult answer) {
        return JsonPath.read(
                new String(answer.getResponse().getContentAsByteArray(), UTF_8), "$.type");
    }
}

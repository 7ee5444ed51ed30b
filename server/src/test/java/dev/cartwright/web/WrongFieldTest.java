package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A refusal says what the caller should have sent, in the caller's words. */
@WholeShop
class WrongFieldTest {

    static final String CART = "/api/carts/" + UUID.randomUUID();

    static final String WORD = "must be a word of a-z, 0-9 and - of at most 40 characters";

    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    int rows;

    @BeforeEach
    void count_what_is_there() {
        rows = count();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(count()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "currency, 7, must be a currency code such as USD",
        "currency, \"ZZQ\", must be a currency code such as USD",
        "currency, {}, must be a currency code such as USD",
        "channel, 7, must be a text",
        "channel, {}, must be a text"
    })
    void of_a_new_cart(String field, String value, String message) {
        var body = "{\"%s\": %s}".formatted(field, value);
        assertRefused(http.post().uri("/api/carts"), body, field, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[]"})
    void a_value_that_is_one_text_for_the_caller_must_be_a_text(String value) {
        assertRefused(
                http.post().uri(CART + "/items"),
                "{\"sku\": %s, \"quantity\": 1}".formatted(value),
                "sku",
                "must be a text");
        assertRefused(
                http.put().uri(CART + "/delivery"),
                "{\"email\": %s}".formatted(value),
                "email",
                "must be a text");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@straße.de, must have a domain of plain letters; one of other letters can be given as"
                + " xn--…",
        "ada@ⅇxample.org, must have a domain of plain letters; one of other letters can be given as"
                + " xn--…",
        "..x@example.org, must be an e-mail address such as name@example.org",
        "x@-.-.org, must be an e-mail address such as name@example.org"
    })
    void an_address_to_which_no_mail_would_go_or_one_to_somebody_else(
            String email, String message) {
        assertRefused(
                http.put().uri(CART + "/delivery"),
                "{\"email\": \"%s\"}".formatted(email),
                "email",
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Post", "by air", "post\\n"})
    void the_way_of_delivery_is_a_word(String method) {
        var body =
                """
                {"email": "ada@example.org", "method": "%s", "address": {
                    "name": "Ada", "line1": "1", "city": "Moab", "country": "US"}}
                """
                        .formatted(method);
        assertRefused(http.put().uri(CART + "/delivery"), body, "method", WORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0001b", "a\\u0085b", "a\\nb", "a\\u007fb"})
    void a_reason_is_one_line_whatever_it_is_for(String reason) {
        var order = "/api/admin/orders/" + UUID.randomUUID();
        var message = "must not contain control characters";
        assertRefused(
                http.post().uri(order + "/cancellation"),
                "{\"reason\": \"%s\"}".formatted(reason),
                "reason",
                message);
        assertRefused(
                http.post().uri("/api/admin/stock/TEA/adjustments"),
                "{\"delta\": 1, \"reason\": \"%s\"}".formatted(reason),
                "reason",
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": null}", "{\"reason\": \" \"}"})
    void a_cancellation_has_a_reason(String body) {
        var order = "/api/admin/orders/" + UUID.randomUUID();
        assertRefused(
                http.post().uri(order + "/cancellation"), body, "reason", "must not be blank");
    }

    @Test
    void a_parameter_is_named_that_is_missing_or_is_none() {
        var transactions = "/api/admin/ledger/transactions";
        for (var source : new String[] {"x", "1-1-1-1-1", ""}) {
            var asked = http.get().uri(transactions + "?source=" + source).exchange();
            assertRefused(asked, "source", "must be a UUID");
        }
        assertRefused(http.get().uri(transactions).exchange(), "source", "is required");
    }

    private static void assertRefused(
            MockMvcTester.MockMvcRequestBuilder request,
            String body,
            String field,
            String message) {
        var answer = request.contentType("application/json").content(body).exchange();
        assertRefused(answer, field, message);
    }

    private static void assertRefused(MvcTestResult answer, String field, String message) {
        assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-request");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].message").isEqualTo(message);
    }

    private int count() {
        return db.fetchSingle(
                        """
                        select (select count(*) from carts.carts)
                            + (select count(*) from inventory.inventory_movements)
                        """)
                .get(0, int.class);
    }
}

package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whatever a body is, a refusal is a problem that names the field, and nothing is written. */
@WholeShop
class BodyTest {

    static final String CART = UUID.randomUUID().toString();

    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    int carts;

    @BeforeEach
    void count_what_is_there() {
        carts = count();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(count()).isEqualTo(carts);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", "body"),
                Arguments.of("null", "body"),
                Arguments.of("[]", "body"),
                Arguments.of("7", "body"),
                Arguments.of("{", "body"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": 1} {}", "body"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": 1, \"quantity\": 2}", "quantity"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": 1, \"gift\": true}", "gift"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": 1.0}", "quantity"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": \"1\"}", "quantity"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": \"\"}", "quantity"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": null}", "quantity"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": true}", "quantity"),
                Arguments.of("{\"sku\": \"A\", \"quantity\": 2147483648}", "quantity"),
                Arguments.of("{\"sku\": \"A\"}", "quantity"),
                Arguments.of("{\"sku\": 7, \"quantity\": 1}", "sku"),
                Arguments.of("{\"sku\": [\"A\"], \"quantity\": 1}", "sku"),
                Arguments.of("{\"sku\": \"A\\u0000\", \"quantity\": 1}", "sku"),
                Arguments.of("{\"sku\": \"A\\ud800\", \"quantity\": 1}", "sku"),
                Arguments.of("{\"sku\": \"" + "A".repeat(100_001) + "\", \"quantity\": 1}", "sku"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void that_cannot_be_is_refused_by_name(String body, String field) {
        assertRefused(post("/api/carts/" + CART + "/items", body.getBytes(UTF_8)), field);
    }

    @Test
    void nested_more_than_32_deep_is_refused() {
        assertRefused(
                post(
                        "/api/carts",
                        ("{\"currency\": " + "[".repeat(33) + "]".repeat(33) + "}")
                                .getBytes(UTF_8)),
                null);
    }

    @Test
    void that_is_not_utf8_is_refused() {
        assertRefused(post("/api/carts", "{\"currency\": \"\u00fc\"}".getBytes(ISO_8859_1)), null);
    }

    @Test
    void text_that_no_database_stores_is_refused_in_any_field() {
        var body =
                """
                {"email": "ada@example.org", "method": "post", "address": {
                    "name": "Ada\\ud800", "line1": "1", "city": "Moab", "country": "US"}}
                """;
        var answer =
                http.put()
                        .uri("/api/carts/" + CART + "/delivery")
                        .contentType("application/json")
                        .content(body)
                        .exchange();

        assertRefused(answer, "address.name");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("must not contain NUL or half of a surrogate pair");
    }

    @Test
    void of_another_type_is_415() {
        var cart = http.post().uri("/api/carts").content("<cart/>");
        assertThat(cart.contentType("application/xml"))
                .hasStatus(415)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unsupported-media-type");
    }

    private MvcTestResult post(String uri, byte[] body) {
        return http.post().uri(uri).contentType("application/json").content(body).exchange();
    }

    private static void assertRefused(MvcTestResult answer, @Nullable String field) {
        assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-request");
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        }
    }

    private int count() {
        return db.fetchSingle("select count(*) from carts.carts").get(0, int.class);
    }
}

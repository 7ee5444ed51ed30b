package dev.cartwright.processors;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** No secret and no person is in what is kept of a conversation, whatever state it is in. */
class RedactionTest {

    private static final String CARD = "4242" + "424242424242";

    /** By the name of the field: none of them looks like a secret. */
    static Stream<String> fields() {
        return Stream.of(
                "client_secret",
                "secret",
                "webhookSecret",
                "password",
                "api_key",
                "apiKey",
                "Authorization",
                "access_token",
                "email",
                "receipt_email",
                "phone",
                "name",
                "customer_name",
                "address",
                "ip_address",
                "line1",
                "line2",
                "postal_code",
                "city",
                "iban",
                "number",
                "cvc",
                "cvv",
                "return_url",
                "receipt_url");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void a_secret_has_a_name_however_deep_it_is_and_however_broken(String field) {
        for (var text :
                List.of(
                        "{\"%s\":\"hunter2\",\"id\":\"pi_1\"}",
                        "{\"id\":\"pi_1\", \"%s\" : \"hunter2\"}",
                        "{\n  \"%s\":\n    \"hunter2\",\n\"id\":\"pi_1\"}",
                        "{\"id\":\"pi_1\",\"a\":{\"b\":[{\"%s\":\"hunter2\"}]}}",
                        "{\"id\":\"pi_1\",\"%s\":[\"x\",\"hunter2\"]}",
                        "{\"id\":\"pi_1\",\"%s\":{\"x\":[{\"y\":\"}]hunter2\"}]}}",
                        "{\"id\":\"pi_1\",\"%s\":\"a\\\"hunter2\"}",
                        "{\"id\":\"pi_1\",\"%s\":\"\\\\\\\"hunter2\\\\\"}",
                        "{\"id\":\"pi_1\",\"quoted\":\"{\\\"%s\\\":\\\"hunter2\\\"}\"}",
                        "{\"id\":\"pi_1\",\"quoted\":\"{\\\"%s\\\": {\\\"x\\\":\\\"hunter2\\\"}}\"}",
                        "{\"id\":\"pi_1\",\"q\":\"\\\"{\\\\\\\"%s\\\\\\\":\\\\\\\"hunter2\\\\\\\"}\\\"\"}",
                        "[{\"id\":\"pi_1\"},{\"%s\":\"hunter2\"}]",
                        "\r\n {\"id\":\"pi_1\",\"%s\":\"hunter2\"}",
                        "{\"id\":\"pi_1\",\"%s\":\"hunter2",
                        "{\"id\":\"pi_1\",\"%s\":\"hunter2\\",
                        "{\"id\":\"pi_1\",\"%s\":[\"hunter2\",",
                        "\"id\":\"pi_1\",\"%s\":\"hunter2\"}}}",
                        "<html>pi_1 \"%s\":\"hunter2\"</html>",
                        "id=pi_1&%s=hunter2",
                        "%s=hunter2&id=pi_1",
                        "id=pi_1&a[b][%s]=hunter2&c=d",
                        "id=pi_1&a[%s][0]=hunter2",
                        "id=pi_1&a%%5B%s%%5D=hunter2")) {
            assertThat(kept(text.formatted(field)))
                    .as(text)
                    .doesNotContain("hunter2")
                    .contains("pi_1", "***");
        }
    }

    @ParameterizedTest
    @CsvSource({"12345, 12345", "-1.5e9, 1.5", "4242, 4242"})
    void a_secret_may_be_a_number(String number, String secret) {
        assertThat(kept("{\"cvc\":%s,\"id\":\"pi_1\"}".formatted(number)))
                .isEqualTo("{\"cvc\":\"***\",\"id\":\"pi_1\"}")
                .doesNotContain(secret);
    }

    /** By what it looks like: in a sentence, where no field has a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid API Key provided: sk_live_%shunter2",
                "rk_test_%shunter2 may not do that",
                "signed with whsec_%shunter2",
                "see pi_3abc_secret_%shunter2",
                "Authorization: Bearer %shunter2",
                "Authorization: Basic aHVudGVyMg==%shunter2",
                "sent with Bearer %shunter2",
                "%shunter2@example.org is blocked",
                "write to <%shunter2@xn--bcher-kva.example>",
                "%shunter2+tag@mail.example.co.uk",
                "%shunter2@bücher.example",
                "%shunter2%%40example.org",
                "%shunter2\\u0040example.org",
                "https://hooks.example/x?client_secret=%shunter2&id=1",
                "https://shop.example/r?a=1&email=%shunter2"
            })
    void a_secret_is_known_by_its_looks_wherever_it_stands(String text) {
        var said = text.formatted("x");
        for (var body :
                List.of(
                        said,
                        "{\"error\":{\"message\":\"" + said + "\",\"code\":\"no\"}}",
                        "{\"error\":{\"message\":\"" + said,
                        "description=" + said + "&id=1")) {
            assertThat(kept(body)).as(body).doesNotContain("hunter2").contains("***");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your card %s was declined.",
                "{\"message\":\"card %s\"}",
                "{\"message\":\"card %s",
                "{\"metadata\":{\"note\":%s}}",
                "metadata[note]=%s&id=1"
            })
    void of_the_number_of_a_card_its_ends_are_left(String text) {
        for (var card : List.of(CARD, "4242 4242 4242 4242", "4242-4242-4242-4242")) {
            var kept = kept(text.formatted(card));
            assertThat(kept.replaceAll("[ -]", ""))
                    .doesNotContain(CARD)
                    .contains("424242******4242");
        }
    }

    @Test
    void neither_headers_nor_what_the_address_asks_for_are_kept() {
        var request =
                new ProcessorRequest(
                        "POST",
                        URI.create(
                                "https://api.example/v1/x?client_secret=hunter2&limit=1&email=a%40b.c"),
                        Map.of("Authorization", "Bearer hunter2", "X-Key", "hunter2"),
                        "amount=100&receipt_email=hunter2%40example.org");

        assertThat(Redaction.of(request))
                .isEqualTo(
                        """
                        POST https://api.example/v1/x?client_secret=***&limit=1&email=***
                        amount=100&receipt_email=***\
                        """);
        assertThat(request.toString()).doesNotContain("Bearer");
        var headers = HttpHeaders.of(Map.of("Set-Cookie", List.of("hunter2")), (_, _) -> true);
        assertThat(Redaction.of(new Answer.Replied(200, headers, "{}"))).isEqualTo("200\n{}");
    }

    @Test
    void what_tells_of_the_payment_is_kept() {
        var body =
                """
                {"id": "pi_1", "amount": 1672, "currency": "usd", "status": "succeeded",
                 "metadata": {"operation": "0198f1a2-0000-7000-8000-000000000001"},
                 "receipt_email": null, "livemode": false, "created": 1767225600}\
                """;
        assertThat(kept(body)).isEqualTo(body);
        assertThat(kept("amount=1672&currency=usd&metadata[order]=o-1"))
                .isEqualTo("amount=1672&currency=usd&metadata[order]=o-1");
    }

    @Test
    void what_is_cut_ends_in_no_half_of_a_secret() {
        for (int before = 15_400; before <= 16_010; before += 37) {
            var secret = Map.ofEntries(entry("client_secret", "hunter2"), entry("x", CARD));
            var body =
                    "{\"a\":\"%s\",\"m\":\"%s hunter2@example.org\",%s"
                            .formatted(
                                    "a".repeat(before),
                                    CARD,
                                    JsonMapper.shared().writeValueAsString(secret));
            assertThat(kept(body + "b".repeat(9_000)))
                    .doesNotContain("hunter", "42424242424")
                    .endsWith("…")
                    .hasSizeLessThan(16_100);
        }
    }

    @Test
    void a_long_answer_is_read_soon_and_to_its_end() {
        var long_ = IntStream.range(0, 4_000).mapToObj(_ -> "\\n").toList();
        for (var body :
                List.of(
                        "{\"address\":\"" + String.join("", long_) + "\",\"id\":\"pi_1\"}",
                        "{\"address\":"
                                + "[".repeat(7_000)
                                + "]".repeat(7_000)
                                + ",\"id\":\"pi_1\"}",
                        "{\"a\":\"" + "\\\"".repeat(7_000) + "\",\"id\":\"pi_1\"}",
                        "name".repeat(3_900) + "pi_1",
                        "&".repeat(15_000) + "pi_1",
                        "a".repeat(15_000) + " pi_1",
                        "\"".repeat(15_000) + "pi_1")) {
            var started = System.nanoTime();
            assertThat(kept(body)).contains("pi_1");
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    private static String kept(String body) {
        var answer = Redaction.of(new Answer.Replied(402, noHeaders(), body));
        var request =
                Redaction.of(
                        new ProcessorRequest(
                                "POST", URI.create("https://x.example/"), Map.of(), body));
        assertThat(answer).startsWith("402\n");
        assertThat(request).isEqualTo("POST https://x.example/\n" + answer.substring(4));
        return answer.substring(4);
    }

    private static HttpHeaders noHeaders() {
        return HttpHeaders.of(Map.of(), (_, _) -> true);
    }
}

package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.HOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.OK;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What staff may say of an endpoint, and what nobody reads of it afterwards. */
@HooksTest
@ExtendWith(OutputCaptureExtension.class)
class HookFormTest {

    static final String URL = "/api/admin/webhook-endpoints";
    static final String PLAIN = "{\"url\": \"https://1.1.1.1/hooks\"}";

    @Autowired MockMvcTester http;
    @Autowired Desk desk;
    @Autowired Courier courier;
    @Autowired DSLContext db;

    @BeforeEach
    void nobody_is_told_of_anything() {
        desk.clear();
    }

    private MvcTestResult send(MockMvcRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private static String text(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path).toString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String add(String body) {
        var answer = send(http.post().uri(URL), body);
        assertThat(answer).hasStatus(CREATED);
        return text(answer, "$.endpoint.id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | url",
                "{'url': 'ftp://example.org'} | url",
                "{'url': 'https://ada:secret@example.org/'} | url",
                "{'url': 'https://169.254.169.254/latest/meta-data'} | url",
                "{'url': 'https://[64:ff9b::a9fe:a9fe]/'} | url",
                "{'url': 'https://1.1.1.1', 'description': '%long%'} | description",
                "{'url': 'https://1.1.1.1', 'eventTypes': []} | eventTypes",
                "{'url': 'https://1.1.1.1', 'eventTypes': ['*', 'orders.placed']} | eventTypes[1]",
                "{'url': 'https://1.1.1.1', 'eventTypes': ['ord*']} | eventTypes[0]",
                "{'url': 'https://1.1.1.1', 'eventTypes': [null]} | eventTypes[0]",
                "{'url': 'https://1.1.1.1', 'eventTypes': ['hooks.test.v1']} | eventTypes[0]",
                "{'url': 'https://1.1.1.1', 'channel': 'nowhere'} | channel",
                "{'url': 'https://1.1.1.1', 'headers': {'Host': 'x'}} | headers.Host",
                "{'url': 'https://1.1.1.1', 'headers': {'Webhook-Id': 'x'}} | headers.Webhook-Id",
                "{'url': 'https://1.1.1.1', 'headers': {'X-Key': 'a\\r\\nb'}} | headers.X-Key",
                "{'url': 'https://1.1.1.1', 'headers': {'X Key': 'a'}} | headers",
                "{'url': 'https://1.1.1.1', 'headers': {'X-A': 'a', 'x-a': 'b'}} | headers.x-a",
                "{'url': 'https://1.1.1.1', 'secret': 'whsec_mine'} | secret"
            })
    void nonsense_is_refused_and_the_field_is_named(String body, String field) {
        var json = body.replace('\'', '"').replace("%long%", "a".repeat(201));

        assertThat(send(http.post().uri(URL), json))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(db.fetchCount(HOOKS)).isZero();
    }

    @Test
    void the_secret_is_told_once_and_is_nowhere_to_be_read(CapturedOutput log) {
        var answer =
                send(
                        http.post().uri(URL),
                        """
                        {"url": "https://1.1.1.1/hooks", "description": "ERP",
                        "eventTypes": ["orders.*"], "channel": "default",
                        "headers": {"X-Api-Key": "open-sesame"}}
                        """);
        assertThat(answer).hasStatus(CREATED);
        var id = text(answer, "$.endpoint.id");
        var secret = text(answer, "$.secret");

        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(answer)
                .hasHeader(HttpHeaders.LOCATION, URL + "/" + id)
                .hasHeader("ETag", "\"1\"");
        for (var path : new String[] {URL, URL + "/" + id}) {
            assertThat(http.get().uri(path))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("X-Api-Key", "orders.*", "ERP")
                    .doesNotContain(secret, "open-sesame", "ealed");
        }
        var kept =
                db.fetch("select s::text, h::text from hooks.secrets s, hooks.hooks h").toString();
        assertThat(kept + log).doesNotContain(secret.substring(6), "open-sesame");
        assertThat(new String(sealedHeaders(id), StandardCharsets.ISO_8859_1))
                .doesNotContain("open-sesame");
    }

    private byte[] sealedHeaders(String id) {
        return db.select(HOOKS.HEADERS_SEALED)
                .from(HOOKS)
                .where(HOOKS.ID.eq(UUID.fromString(id)))
                .fetchSingle()
                .value1();
    }

    @Test
    void headers_of_its_own_are_sent_along_and_stay_where_a_change_says_nothing() {
        try (var receiver = new Receiver()) {
            var url = "{\"url\": \"" + receiver.url() + "\"";
            var id = add(url + ", \"headers\": {\"X-Api-Key\": \"open-sesame\"}}");
            assertThat(send(http.put().uri(URL + "/" + id), url + "}")).hasStatus(OK);

            desk.happens();
            courier.work();
            assertThat(receiver.last().header("X-Api-Key")).isEqualTo("open-sesame");

            send(http.put().uri(URL + "/" + id), url + ", \"headers\": {}}");
            desk.happens();
            courier.work();
            assertThat(receiver.last().header("X-Api-Key")).isEqualTo("null");
        }
    }
}

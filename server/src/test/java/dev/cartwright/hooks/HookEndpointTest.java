package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.HOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.ACCEPTED;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.Meanwhile;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@HooksTest
class HookEndpointTest {

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

    @Test
    void only_staff_sees_or_changes_endpoints() {
        assertThat(http.get().uri(URL).header(HttpHeaders.AUTHORIZATION, "Bearer wrong"))
                .hasStatus(UNAUTHORIZED);
        assertThat(http.post().uri(URL).header(HttpHeaders.AUTHORIZATION, "Bearer wrong"))
                .hasStatus(UNAUTHORIZED);
    }

    @Test
    void there_are_a_hundred_endpoints_and_no_more() {
        for (int i = 0; i < 100; i++) {
            desk.hook("https://1.1.1.1/hooks/" + i, null);
        }

        assertThat(send(http.post().uri(URL), PLAIN))
                .hasStatus(CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/too-many-webhook-endpoints");
        assertThat(db.fetchCount(HOOKS)).isEqualTo(100);
    }

    @Test
    void of_two_who_make_the_last_endpoint_at_once_one_is_refused() {
        for (int i = 0; i < 99; i++) {
            desk.hook("https://1.1.1.1/hooks/" + i, null);
        }

        new Meanwhile(desk.transaction(), db)
                .assertRefused(
                        () -> desk.hook("https://1.1.1.1/one", null),
                        () -> desk.hook("https://1.1.1.1/two", null),
                        "too-many-webhook-endpoints");

        assertThat(db.fetchCount(HOOKS)).isEqualTo(100);
    }

    @Test
    void of_two_who_saw_one_version_one_comes_too_late() {
        var id = add(PLAIN);
        var other = "{\"url\": \"https://1.1.1.1/other\", \"eventTypes\": [\"orders.*\"]}";

        assertThat(send(http.put().uri(URL + "/" + id).header("If-Match", "\"1\""), other))
                .hasStatus(OK)
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .extractingPath("$.url")
                .isEqualTo("https://1.1.1.1/other");
        assertThat(send(http.put().uri(URL + "/" + id).header("If-Match", "\"1\""), PLAIN))
                .hasStatus(PRECONDITION_FAILED)
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(http.delete().uri(URL + "/" + id).header("If-Match", "\"1\""))
                .hasStatus(PRECONDITION_FAILED);
        assertThat(desk.query().get(UUID.fromString(id)).url()).isEqualTo("https://1.1.1.1/other");
    }

    @Test
    void what_is_deleted_is_gone_with_all_that_it_was_told() {
        var id = add(PLAIN);
        desk.happens();

        assertThat(http.delete().uri(URL + "/" + id)).hasStatus(NO_CONTENT);

        assertThat(http.get().uri(URL + "/" + id)).hasStatus(NOT_FOUND);
        assertThat(http.get().uri(URL + "/" + id + "/messages")).hasStatus(NOT_FOUND);
        assertThat(desk.messages(UUID.fromString(id))).isEmpty();
        assertThat(db.fetchSingle("select count(*) from hooks.secrets").get(0, int.class)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET ",
                "PUT ",
                "DELETE ",
                "POST /pause",
                "POST /resumption",
                "POST /secrets",
                "POST /test",
                "POST /recoveries",
                "GET /messages",
                "GET /attempts"
            })
    void what_there_is_not_is_not_found(String address) {
        var words = address.split(" ", -1);
        var body = words[0].equals("PUT") ? PLAIN : "{\"since\": \"2026-01-01T12:00:00Z\"}";
        var request =
                http.method(HttpMethod.valueOf(words[0]))
                        .uri(URL + "/" + UUID.randomUUID() + words[1]);

        assertThat(words[1].equals("/secrets") ? request.exchange() : send(request, body))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-webhook-endpoint");
    }

    @Test
    void one_that_is_paused_is_not_tested_and_goes_on_once_resumed() {
        var id = add(PLAIN);

        assertThat(http.post().uri(URL + "/" + id + "/pause"))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("PAUSED");
        assertThat(http.post().uri(URL + "/" + id + "/pause"))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(http.post().uri(URL + "/" + id + "/test"))
                .hasStatus(CONFLICT)
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo(409);
        assertThat(http.post().uri(URL + "/" + id + "/resumption"))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("ACTIVE");
        assertThat(http.post().uri(URL + "/" + id + "/test"))
                .hasStatus(ACCEPTED)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("hooks.test.v1");
    }

    @Test
    void a_test_goes_to_one_endpoint_whatever_it_wants() {
        try (var receiver = new Receiver()) {
            var url = "{\"url\": \"" + receiver.url() + "\"";
            var id = add(url + ", \"eventTypes\": [\"orders.order-cancelled.v1\"]}");
            add(PLAIN);
            var message = text(http.post().uri(URL + "/" + id + "/test").exchange(), "$.id");

            assertThat(courier.work()).isOne();

            assertThat(receiver.last().id()).isEqualTo(message);
            assertThat(receiver.last().body()).contains("\"type\":\"hooks.test.v1\"");
        }
    }

    @Test
    void no_more_than_five_secrets_sign_at_once() {
        var id = add(PLAIN);
        var secrets = URL + "/" + id + "/secrets";
        for (int i = 0; i < 4; i++) {
            assertThat(http.post().uri(secrets)).hasStatus(CREATED);
        }

        assertThat(http.post().uri(secrets))
                .hasStatus(CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/too-many-webhook-secrets");
        assertThat(send(http.post().uri(secrets), "{\"oldSignsForHours\": 169}"))
                .hasStatus(BAD_REQUEST);
        assertThat(send(http.post().uri(secrets), "{\"oldSignsForHours\": 0}")).hasStatus(CREATED);
        assertThat(http.post().uri(secrets)).hasStatus(CREATED);
    }

    @Test
    void endpoints_are_listed_page_by_page() {
        var first = add(PLAIN);
        var second = add(PLAIN);
        var page = http.get().uri(URL + "?limit=1").exchange();

        assertThat(text(page, "$.items[0].id")).isEqualTo(second);
        var rest = http.get().uri(URL + "?limit=1&after=" + text(page, "$.next")).exchange();
        assertThat(text(rest, "$.items[0].id")).isEqualTo(first);
        assertThat(rest).bodyJson().extractingPath("$.next").isNull();
    }
}

package dev.cartwright.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.ACCEPTED;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@HooksTest
class HookMessageEndpointTest {

    @Autowired MockMvcTester http;
    @Autowired Desk desk;
    @Autowired Courier courier;
    @Autowired MessageTable table;

    final Receiver receiver = new Receiver();
    String url = "";
    UUID hook = new UUID(0, 0);

    @BeforeEach
    void an_endpoint() {
        desk.clear();
        receiver.forgetReplies();
        hook = desk.hook(receiver).id();
        url = "/api/admin/webhook-endpoints/" + hook;
    }

    @AfterAll
    void the_receiver_closes() {
        receiver.close();
    }

    private List<String> ids(String path) throws Exception {
        var text = http.get().uri(url + path).exchange().getResponse().getContentAsString();
        return JsonPath.read(
                text, path.startsWith("/attempts") ? "$.items[*].message" : "$.items[*].id");
    }

    @ParameterizedTest
    @CsvSource({
        "/messages?state=LOST, state",
        "/messages?limit=101, limit",
        "/messages?after=x, after",
        "/messages?after=MR8y, after",
        // The year 1000000000.
        "/messages?after=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTkuOTk5OTk5OTk5Wh8wMTkzNmQzYy01YjFlLTdjNDMtOWM5Zi0xZjVjOGEyZjZiMDc, after",
        "/attempts?delivered=perhaps, delivered",
        "/attempts?message=1, message",
        "/attempts?after=MQ, after"
    })
    void nonsense_is_refused_and_the_field_is_named(String query, String field) {
        assertThat(http.get().uri(url + query))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"since\": \"yesterday\"}"})
    void a_recovery_says_since_when(String body) {
        assertThat(
                        http.post()
                                .uri(url + "/recoveries")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("since");
    }

    @Test
    void messages_are_listed_by_page_state_and_type() throws Exception {
        receiver.answers(410);
        var failed = desk.happens();
        courier.work();
        desk.db().execute("update hooks.hooks set status = 'ACTIVE', status_reason = null");
        var cancelled = desk.cancelled();
        desk.happens(cancelled);
        courier.work();
        var waits = desk.happens();

        assertThat(ids("/messages")).containsExactly("" + waits, "" + cancelled.id(), "" + failed);
        assertThat(ids("/messages?state=FAILED")).containsExactly("" + failed);
        assertThat(ids("/messages?eventType=orders.order-cancelled.v1&state=DELIVERED"))
                .containsExactly("" + cancelled.id());
        assertThat(ids("/attempts")).containsExactly("" + cancelled.id(), "" + failed);
        assertThat(ids("/attempts?delivered=false")).containsExactly("" + failed);
        assertThat(ids("/attempts?message=" + cancelled.id())).containsExactly("" + cancelled.id());
        assertThat(ids("/attempts?eventType=orders.order-placed.v1")).containsExactly("" + failed);
    }

    @Test
    void what_was_queued_in_one_moment_is_on_one_page_or_the_next() throws Exception {
        for (int i = 0; i < 5; i++) {
            desk.happens();
        }
        courier.work();

        for (var list : List.of("/messages", "/attempts")) {
            var all = ids(list);
            assertThat(all).hasSize(5);
            var after = "";
            for (var id : all) {
                var text =
                        http.get()
                                .uri(url + list + "?limit=1" + after)
                                .exchange()
                                .getResponse()
                                .getContentAsString();
                assertThat(text).contains(id);
                after = "&after=" + JsonPath.read(text, "$.next");
            }
            assertThat(after).isEqualTo("&after=null");
        }
    }

    @Test
    void a_message_is_shown_with_what_was_sent_and_replayed() {
        var event = desk.happens();
        courier.work();
        var path = url + "/messages/" + event;

        assertThat(http.get().uri(path))
                .bodyJson()
                .extractingPath("$.payload")
                .isEqualTo(receiver.last().body());
        assertThat(http.post().uri(path + "/replays"))
                .hasStatus(ACCEPTED)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("QUEUED");
        assertThat(courier.work()).isOne();
    }

    @Test
    void what_is_being_sent_is_not_replayed() {
        var event = desk.happens();
        var now = desk.clock().instant();
        table.claim(now, now.plus(Duration.ofMinutes(1)), 4);

        assertThat(http.post().uri(url + "/messages/" + event + "/replays"))
                .hasStatus(CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/webhook-message-being-sent");
    }

    @Test
    void a_message_that_there_is_not_is_not_found() {
        var path = url + "/messages/" + UUID.randomUUID();

        assertThat(http.get().uri(path)).hasStatus(NOT_FOUND);
        assertThat(http.post().uri(path + "/replays"))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-webhook-message");
    }

    @Test
    void all_that_can_be_told_is_listed() {
        assertThat(http.get().uri("/api/admin/webhook-event-types"))
                .bodyJson()
                .extractingPath("$.items")
                .isEqualTo(EventType.names());
        assertThat(EventType.names())
                .contains("orders.order-cancelled.v1", "orders.order-placed.v1");
    }
}

package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Post.class})
class MailEndpointTest {

    static final String URL = "/api/admin/mails";

    @Autowired MockMvcTester http;
    @Autowired Post post;
    @Autowired DSLContext db;

    @Test
    void only_staff_read_other_peoples_mails() {
        assertThat(http.get().uri(URL).header(HttpHeaders.AUTHORIZATION, "Bearer wrong"))
                .hasStatus(UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource({
        "to=nobody, to",
        "state=LOST, state",
        "limit=0, limit",
        "limit=101, limit",
        "after=x, after",
        "kind=newsletter, kind"
    })
    void nonsense_is_refused_and_the_field_is_named(String query, String field) {
        assertThat(http.get().uri(URL + "?" + query))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void an_unknown_mail_is_not_found() {
        var id = UUID.randomUUID();

        assertThat(http.get().uri(URL + "/{id}", id)).hasStatus(NOT_FOUND);
        assertThat(http.post().uri(URL + "/{id}/retry", id))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-mail");
    }

    @Test
    void what_has_not_failed_is_not_sent_again() {
        var mail = post.queued(aMail());

        assertThat(http.post().uri(URL + "/{id}/retry", mail.id()))
                .hasStatus(CONFLICT)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "/problems/mail-not-failed", "state": "MAILBOX"}
                        """);
        assertThat(post.now(mail)).isEqualTo(mail);
    }

    @Test
    void what_was_wiped_is_not_sent_again() {
        var mail = dead();
        db.update(OUTBOX)
                .setNull(OUTBOX.TEXT_SEALED)
                .setNull(OUTBOX.HTML_SEALED)
                .where(OUTBOX.ID.eq(mail.id()))
                .execute();

        assertThat(http.post().uri(URL + "/{id}/retry", mail.id()))
                .hasStatus(CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/mail-wiped");
        assertThat(post.now(mail).state()).isEqualTo(Mail.State.DEAD);
    }

    @Test
    void a_mail_that_was_given_up_is_sent_again_from_its_first_attempt_on() {
        var mail = dead();

        assertThat(http.post().uri(URL + "/{id}/retry", mail.id()))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"QUEUED\", \"attempts\": 0}");

        assertThat(post.now(mail).settledAt()).isNull();
        assertThat(http.post().uri(URL + "/{id}/retry", mail.id())).hasStatus(CONFLICT);
    }

    @Test
    void staff_see_a_mail_with_its_words() {
        var mail = post.queued(aMail());

        assertThat(http.get().uri(URL + "/{id}", mail.id()))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id": "%s", "kind": "verify-email", "to": "%s", "name": "Anna",
                         "subjectLine": "Please confirm your e-mail address for Online shop",
                         "state": "MAILBOX", "attempts": 0, "messageId": "%s",
                         "channel": "default", "locale": "en", "maybeDoubled": false}
                        """
                                .formatted(mail.id(), mail.to(), mail.messageId()))
                .extractingPath("$.text")
                .asString()
                .contains(Post.LINK);
    }

    @Test
    void mails_are_listed_newest_first_a_page_at_a_time() throws Exception {
        var to = Post.somebody();
        var first = post.queued(Post.confirmation(to));
        Thread.sleep(2);
        post.queue(Post.of(Kind.RESET_PASSWORD, to));
        Thread.sleep(2);
        post.queue(Post.of(Kind.PASSWORD_CHANGED, to));

        var page = body("?limit=2&to=" + to);
        var rest = body("?limit=2&to=" + to + "&after=" + JsonPath.read(page, "$.next"));

        assertThat(JsonPath.<List<String>>read(page, "$.items[*].kind"))
                .containsExactly("password-changed", "reset-password");
        assertThat(JsonPath.<List<String>>read(rest, "$.items[*].id"))
                .containsExactly(first.id().toString());
        assertThat(JsonPath.<Object>read(rest, "$.next")).isNull();
        assertThat(
                        JsonPath.<List<String>>read(
                                body("?kind=reset-password&state=MAILBOX&to=" + to),
                                "$.items[*].kind"))
                .containsExactly("reset-password");
        assertThat(JsonPath.<List<String>>read(body("?state=DEAD&to=" + to), "$.items[*].kind"))
                .isEmpty();
    }

    private String body(String query) throws Exception {
        return http.get().uri(URL + query).exchange().getResponse().getContentAsString();
    }

    private Mail dead() {
        var mail = post.queued(aMail());
        db.update(OUTBOX)
                .set(OUTBOX.STATE, "DEAD")
                .set(OUTBOX.ATTEMPTS, 12)
                .where(OUTBOX.ID.eq(mail.id()))
                .execute();
        return mail;
    }

    private static NewMail aMail() {
        return Post.confirmation(Post.somebody());
    }
}

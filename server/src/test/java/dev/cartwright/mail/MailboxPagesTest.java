package dev.cartwright.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.mail.MailboxPages.Piece;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Post.class})
class MailboxPagesTest {

    static final String URL = "/console/mailbox";

    @Autowired MockMvcTester http;
    @Autowired Post post;

    @Test
    void nobody_but_staff_reads_mails_where_the_shop_is_real() {
        var mail = post.queued(Post.confirmation(Post.somebody()));

        for (var address : new String[] {"", "/" + mail.id(), "/" + mail.id() + "/html"}) {
            assertThat(
                            http.get()
                                    .uri(URL + address)
                                    .header(HttpHeaders.AUTHORIZATION, "Bearer wrong"))
                    .hasStatus(UNAUTHORIZED)
                    .hasHeader("WWW-Authenticate", "Bearer")
                    .bodyText()
                    .contains("/problems/admin-key-required")
                    .doesNotContain("token=secret");
        }
    }

    @Test
    void what_is_no_address_or_no_mail_is_said_so() {
        assertThat(get("?to=nobody")).hasStatus(BAD_REQUEST);
        assertThat(get("?after=x")).hasStatus(BAD_REQUEST);
        assertThat(get("/" + UUID.randomUUID())).hasStatus(NOT_FOUND);
    }

    @Test
    void mails_are_listed_newest_first_and_found_by_address() {
        var to = Post.somebody();
        for (int i = 0; i < 21; i++) {
            post.queue(Post.of(Kind.RESET_PASSWORD, to));
        }
        var other = post.queued(Post.confirmation(Post.somebody()));

        assertThat(get("?to="))
                .hasStatusOk()
                .bodyText()
                .contains("/console/mailbox/" + other.id(), "Older mails");
        assertThat(get("?to=" + to))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"" + to + "\"", "Older mails")
                .doesNotContain(other.id().toString());
        assertThat(get("?to=" + Post.somebody())).hasStatusOk().bodyText().contains("No mail");
    }

    @Test
    void a_mail_is_shown_with_links_to_follow_and_a_frame_that_can_do_nothing() {
        var mail = post.queued(Post.named(Post.confirmation(Post.somebody()), "<i>Anna"));

        var page = get("/" + mail.id());

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "href=\"https://shop.example.org/confirm?token=secret&amp;for=you\"",
                        "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"",
                        "src=\"/console/mailbox/" + mail.id() + "/html\"")
                .doesNotContain("<i>Anna");
        assertThat(get("/" + mail.id() + "/html"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/html")
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self';"
                                + " sandbox allow-popups allow-popups-to-escape-sandbox")
                .bodyText()
                .isEqualTo(mail.html());
    }

    @Test
    void addresses_in_a_text_are_links_and_nothing_else_is() {
        assertThat(MailboxPages.pieces("go http://a.example/b?c=d now javascript:alert(1)"))
                .containsExactly(
                        new Piece("go ", false),
                        new Piece("http://a.example/b?c=d", true),
                        new Piece(" now javascript:alert(1)", false));
    }

    private MvcTestResult get(String address) {
        return http.get().uri(URL + address).exchange();
    }
}

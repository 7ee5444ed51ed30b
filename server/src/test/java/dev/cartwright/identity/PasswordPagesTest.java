package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.links.Purpose;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class PasswordPagesTest {

    @Autowired LinkMail mail;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    Browser browser = new Browser(0);

    @BeforeEach
    void somebodyRegistered() {
        ada = new Visitor(port);
        browser = new Browser(port);
        ada.register();
    }

    @Test
    void a_weak_password_is_asked_for_again_with_the_reason() {
        mail.send(Purpose.RESET + " " + ada.email());
        var link = ada.newestLink("reset-password");

        var weak =
                browser.submit(
                        Letters.RESET_PAGE, Map.of("token", link, "password", "password123"));
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("role=\"alert\"").contains(link);
        assertThat(weak.body()).doesNotContain("password123");

        var done =
                browser.submit(
                        Letters.RESET_PAGE,
                        Map.of("token", link, "password", "nine purple herons"));
        assertThat(done.body()).contains("Your new password is set");
        assertThat(ada.with("nine purple herons").signIn().status()).isEqualTo(200);
    }

    @Test
    void who_forgot_a_password_hears_the_same_whether_there_is_an_account() {
        var known = browser.submit(Letters.FORGOT_PAGE, Map.of("email", ada.email()));
        var unknown = browser.submit(Letters.FORGOT_PAGE, Map.of("email", "nobody@example.org"));
        var wrong = browser.submit(Letters.FORGOT_PAGE, Map.of("email", "nobody"));

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).isEqualTo(unknown.body()).contains("a link is on its way");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("must be an e-mail address");
    }

    @Test
    void a_form_that_nobody_can_read_is_refused() {
        var answer = browser.submit(Letters.FORGOT_PAGE, "email=%zz");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void what_a_link_brings_is_text() {
        var page =
                browser.get(Letters.RESET_PAGE + "?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.body()).doesNotContain("<script>alert");
    }
}

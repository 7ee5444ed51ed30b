package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.links.Purpose;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class VerificationPagesTest {

    private static final String PAGE = "/account/verification";

    @Autowired LinkMail mail;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    Browser browser = new Browser(0);

    @BeforeEach
    void somebodyNew() {
        ada = new Visitor(port);
        browser = new Browser(port);
    }

    @Test
    void looking_at_the_link_of_a_mail_uses_nothing_up_and_its_button_does() {
        ada.register();
        var link = ada.newestLink("verify-email");

        var page = browser.get(PAGE + "?token=" + link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Confirm my address")
                .contains(link)
                .contains("autocomplete=\"current-password\"")
                .contains("href=\"/account/password/forgot\"");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(ada.signIn().type()).isEqualTo("/problems/email-not-verified");

        var done = browser.submit(PAGE, Map.of("token", link, "password", Visitor.PASSWORD));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("you can sign in now");
        assertThat(ada.signIn().status()).isEqualTo(200);

        var again = browser.submit(PAGE, Map.of("token", link, "password", Visitor.PASSWORD));
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("a newer one was sent");
        assertThat(browser.get(PAGE + "?token=" + link).statusCode()).isEqualTo(410);
    }

    @Test
    void who_registered_anothers_address_gets_in_by_no_click_of_its_owner() {
        var thief = ada.with("eight purple herons");
        thief.register();
        var link = ada.newestLink("verify-email");

        var clicked = browser.submit(PAGE, Map.of("token", link));
        var tried = browser.submit(PAGE, Map.of("token", link, "password", Visitor.PASSWORD));

        for (var refused : new String[] {clicked.body(), tried.body()}) {
            assertThat(refused)
                    .contains("role=\"alert\"")
                    .contains("This is not the password of the account.")
                    .contains("href=\"/account/password/forgot\"")
                    .contains(link)
                    .doesNotContain(Visitor.PASSWORD);
        }
        assertThat(clicked.statusCode()).isEqualTo(tried.statusCode()).isEqualTo(400);
        assertThat(thief.signIn().type()).isEqualTo("/problems/email-not-verified");

        mail.send(Purpose.RESET + " " + ada.email());
        ada.reset(ada.newestLink("reset-password"), "nine purple herons");
        assertThat(thief.signIn().status()).isEqualTo(401);
        assertThat(ada.with("nine purple herons").signIn().status()).isEqualTo(200);
    }

    @Test
    void who_tries_too_many_passwords_is_asked_to_wait() {
        ada.register();
        var link = ada.newestLink("verify-email");
        for (int i = 0; i < 6; i++) {
            browser.submit(PAGE, Map.of("token", link, "password", "a wrong guess"));
        }

        var early = browser.submit(PAGE, Map.of("token", link, "password", Visitor.PASSWORD));

        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(ada.signIn().status()).isEqualTo(429);
    }

    @Test
    void where_no_password_is_kept_the_page_says_that_a_mail_to_set_one_is_on_its_way() {
        ada.register();
        ada.with("eight purple herons").register();
        var link = ada.newestLink("verify-email");

        assertThat(browser.get(PAGE + "?token=" + link).body())
                .contains("registered with more than one password")
                .doesNotContain("name=\"password\"");

        var done = browser.submit(PAGE, Map.of("token", link));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .contains("a mail with which you set your password is on its way")
                .doesNotContain("you can sign in now");
        assertThat(ada.mails("reset-password")).hasSize(1);
    }

    @Test
    void who_wants_anothers_address_gets_it_by_no_click_of_its_owner() {
        var mallory = new Visitor(port).verified();
        move(mallory, ada);
        var link = ada.newestLink("confirm-new-email");

        var page = browser.get(PAGE + "?token=" + link);
        var clicked = browser.submit(PAGE, Map.of("token", link));

        assertThat(page.body()).contains(mallory.email()).contains("name=\"password\"");
        assertThat(clicked.statusCode()).isEqualTo(400);
        assertThat(mallory.signIn().status()).isEqualTo(200);
        assertThat(mallory.log()).contains("EMAIL_CHANGED REFUSED WRONG_PASSWORD");

        var done = browser.submit(PAGE, Map.of("token", link, "password", Visitor.PASSWORD));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void who_is_to_get_an_account_is_told_which_and_greeted_by_no_name_of_a_strangers() {
        var mallory = new Visitor(port).verified();
        move(mallory, ada);

        var told = ada.mails("confirm-new-email").getFirst();

        assertThat(told.at("/name").asString()).isEmpty();
        assertThat(told.at("/text").asString())
                .startsWith("Hello,\n")
                .contains("the account of " + mallory.email());
    }

    private static void move(Visitor who, Visitor to) {
        var access = who.signIn().text("/accessToken");
        var asked =
                who.as(
                        access,
                        "POST",
                        "/api/auth/email",
                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(to.email(), who.password()));
        assertThat(asked.status()).isEqualTo(202);
    }
}

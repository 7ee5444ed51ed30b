package dev.cartwright.staff;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.PASSWORD;
import static dev.cartwright.StaffDesk.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ConsoleBrowser;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A password that was forgotten. */
@WholeShop
class StaffPasswordTest {

    private static final String ANOTHER = "seven loud ducks at dawn";

    @Autowired MockMvcTester http;
    @Autowired StaffPasswords passwords;
    @LocalServerPort int port;

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private ConsoleBrowser.Page ask(ConsoleBrowser browser, String email) {
        browser.open("/console/password-forgotten");
        return browser.submit("/console/password-forgotten", "email=" + email);
    }

    @Test
    void who_asks_hears_the_same_whether_anybody_has_the_address() {
        var ada = somebody();
        var browser = new ConsoleBrowser(port);
        desk().joined(browser, ada, ADMINISTRATOR);

        var known = ask(browser, ada);
        var unknown = ask(browser, somebody());

        assertThat(known.status()).isEqualTo(200);
        assertThat(unknown.html()).isEqualTo(known.html());
        assertThat(ask(browser, "ada").status()).isEqualTo(400);
    }

    @Test
    void a_link_sets_a_new_password_once() {
        var ada = somebody();
        var browser = new ConsoleBrowser(port);
        desk().joined(browser, ada, ADMINISTRATOR);
        passwords.send(ada);
        var link = desk().link(ada, "staff-password");
        browser.open(link);

        var weak = browser.submit("/console/password", "password=short");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.html()).contains("id=\"wrong-password\"");
        assertThat(browser.submit("/console/password", "password=" + ANOTHER).html())
                .contains("Your new password is set");

        browser.open(link);
        assertThat(browser.submit("/console/password", "password=" + PASSWORD).status())
                .isEqualTo(410);
        assertThat(desk().mails(ada, "password-changed")).isEqualTo(1);
        browser.open("/console/sign-in");
        assertThat(
                        browser.submit("/console/sign-in", "email=" + ada, "password=" + PASSWORD)
                                .status())
                .isEqualTo(401);
        browser.open("/console/sign-in");
        assertThat(browser.submit("/console/sign-in", "email=" + ada, "password=" + ANOTHER).path())
                .isEqualTo("/console/second-factor/setup");
    }

    @Test
    void nobody_gets_a_link_who_is_suspended_or_unknown() {
        var ada = somebody();
        var bob = somebody();
        var browser = new ConsoleBrowser(port);
        desk().joined(browser, ada, ADMINISTRATOR);
        var id = desk().joined(browser, bob, StaffDesk.WAREHOUSE);
        assertThat(desk().ask("POST", "/api/admin/staff/" + id + "/suspension", "")).hasStatus(200);

        passwords.send(bob);
        passwords.send(somebody());

        assertThat(desk().mails(bob, "staff-password")).isZero();
    }
}

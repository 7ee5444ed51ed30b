package dev.cartwright.console;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.PASSWORD;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static dev.cartwright.StaffDesk.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ConsoleBrowser;
import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How people come into the console, and when they are out again. */
@WholeShop
class SignInTest {

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private Colleague joined(String... roles) {
        return Colleague.joined(desk(), port, clock, roles);
    }

    private ConsoleBrowser browser() {
        return new ConsoleBrowser(port);
    }

    @Test
    void who_is_not_signed_in_is_asked_who_they_are_and_comes_back_to_where_they_wanted() {
        var ada = joined(ADMINISTRATOR);
        var browser = browser();

        var asked = browser.open("/console/security-log?kind=SIGNED_IN");
        assertThat(asked.path())
                .isEqualTo("/console/sign-in?to=/console/security-log?kind=SIGNED_IN");

        browser.submit("/console/sign-in", "email=" + ada.email(), "password=" + PASSWORD);
        assertThat(browser.shown().path()).isEqualTo("/console/second-factor");
        var there =
                new Colleague(ada.id(), ada.email(), browser, ada.device(), ada.paper(), clock)
                        .showCode();
        assertThat(there.path()).isEqualTo("/console/security-log?kind=SIGNED_IN");
        assertThat(there.html()).contains(ada.email());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "//example.org",
                "/console//example.org",
                "/console/../shop",
                "/shop",
                "/console\\@example.org",
                "/consolex"
            })
    void nobody_is_sent_elsewhere_than_to_the_console(String to) {
        assertThat(Destination.checked(to)).isEqualTo("/console");
    }

    @Test
    void a_wrong_password_is_refused_as_an_unknown_address_is() {
        var ada = joined(WAREHOUSE);
        var browser = browser();

        var wrong = Colleague.signIn(browser, ada.email(), "wrong", "/console");
        var unknown = Colleague.signIn(browser, somebody(), "wrong", "/console");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.html()).contains("The address or the password is wrong.");
        assertThat(unknown.html()).contains("The address or the password is wrong.");
        assertThat(browser.open("/console").path()).startsWith("/console/sign-in");
    }

    @Test
    void nobody_sends_a_password_over_plain_http_but_on_this_machine() {
        var page = http.get().uri("http://shop.example.org/console/sign-in").exchange();
        assertThat(page).hasStatus(200).bodyText().doesNotContain("name=\"password\"");

        assertThat(http.post().uri("http://shop.example.org/console/sign-in")).hasStatus(403);
        assertThat(
                        http.post()
                                .uri("http://localhost/console/sign-in")
                                .header("X-Forwarded-For", "192.0.2.7"))
                .as("a proxy that says localhost")
                .hasStatus(403);
    }

    @Test
    void the_password_alone_opens_nothing() {
        var ada = joined(ADMINISTRATOR).elsewhere(port);

        assertThat(ada.browser().open("/console").path()).startsWith("/console/sign-in");
        assertThat(ada.browser().open("/console/staff").path()).startsWith("/console/sign-in");
        assertThat(ada.browser().open("/console/me").path()).startsWith("/console/sign-in");
        assertThat(ada.browser().open("/console/second-factor/setup").path())
                .startsWith("/console/sign-in");
    }

    @Test
    void a_code_opens_once_and_a_wrong_one_nothing() throws Exception {
        var ada = joined(WAREHOUSE).elsewhere(port);
        var wrong =
                ada.browser()
                        .submit(
                                "/console/second-factor",
                                "code=" + ada.device().wrong(clock.instant()));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html()).contains("This code opens nothing.");

        clock.move(Duration.ofMinutes(1));
        clock.still(() -> {
            var code = "code=" + ada.device().code(clock.instant());
            assertThat(ada.browser().submit("/console/second-factor", code).path())
                    .isEqualTo("/console");
            var other = ada.elsewhere(port);
            assertThat(other.browser().submit("/console/second-factor", code).status())
                    .as("the same code again")
                    .isEqualTo(400);
            return true;
        });
    }

    @Test
    void a_recovery_code_opens_once() {
        var ada = joined(WAREHOUSE);
        var code = "code=" + ada.paper().getFirst();

        var first = ada.elsewhere(port);
        assertThat(first.browser().submit("/console/second-factor", code).path())
                .isEqualTo("/console");
        assertThat(first.browser().open("/console/me").html()).contains("9 recovery codes");
        var second = ada.elsewhere(port);
        assertThat(second.browser().submit("/console/second-factor", code).status()).isEqualTo(400);
    }

    @Test
    void who_is_in_is_led_on_from_the_pages_on_the_way_in() {
        var ada = joined(WAREHOUSE);

        for (var page :
                new String[] {
                    "/console/sign-in",
                    "/console/second-factor",
                    "/console/second-factor/setup",
                    "/console/second-factor/removal?token=x"
                }) {
            assertThat(ada.browser().open(page).path()).as(page).isEqualTo("/console");
        }
    }

    @Test
    void a_secret_that_somebody_has_seen_is_offered_to_nobody_else() {
        var email = somebody();
        desk().joined(browser(), email, WAREHOUSE);

        var thief = Colleague.signIn(browser(), email, PASSWORD, "/console");
        var owner = Colleague.signIn(browser(), email, PASSWORD, "/console");

        assertThat(Colleague.secret(owner)).isNotEqualTo(Colleague.secret(thief));
    }

    @Test
    void who_signs_in_from_a_new_network_is_not_told_twice_of_the_same() {
        var ada = joined(WAREHOUSE);
        ada.elsewhere(port).showCode();

        assertThat(desk().mails(ada.email(), "staff-signed-in")).isZero();

        db.execute("update staff.member_networks set network = '192.0.2.7'");
        ada.elsewhere(port).showCode();
        ada.elsewhere(port).showCode();
        assertThat(desk().mails(ada.email(), "staff-signed-in")).isEqualTo(1);
    }

    @Test
    void who_guesses_waits() {
        var ada = joined(WAREHOUSE);
        db.execute("delete from staff.member_networks");
        var browser = browser();
        for (int i = 0; i < 6; i++) {
            Colleague.signIn(browser, ada.email(), "wrong", "/console");
        }

        var early = Colleague.signIn(browser, ada.email(), PASSWORD, "/console");

        assertThat(early.status()).isEqualTo(429);
        assertThat(early.html()).contains("Too many tries");
    }
}

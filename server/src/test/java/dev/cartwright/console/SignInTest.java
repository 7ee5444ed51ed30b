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
import java.net.HttpCookie;
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
    void a_session_ends_when_nobody_uses_it_and_after_a_day_of_work() {
        var ada = joined(WAREHOUSE);
        assertThat(ada.browser().open("/console").path()).isEqualTo("/console");
        for (int i = 0; i < 24; i++) {
            clock.move(Duration.ofMinutes(29));
            assertThat(ada.browser().open("/console").path()).isEqualTo("/console");
        }
        clock.move(Duration.ofMinutes(25));
        assertThat(ada.browser().open("/console").path())
                .as("12 hours after its beginning")
                .startsWith("/console/sign-in");

        var again = ada.elsewhere(port);
        again.showCode();
        clock.move(Duration.ofMinutes(30));
        assertThat(again.browser().open("/console").path()).startsWith("/console/sign-in");
    }

    @Test
    void signing_out_ends_the_session_for_whoever_has_its_cookie() {
        var ada = joined(WAREHOUSE);
        ada.browser().open("/console");
        var cookies = ada.browser().cookies().stream().map(Object::toString).toList();
        assertThat(cookies).hasSize(2);

        var gone = ada.browser().submit("/console/sign-out");

        assertThat(gone.path()).isEqualTo("/console/sign-in");
        assertThat(db.fetch("select 1 from console.sessions where principal_name = ?", ada.id()))
                .isEmpty();
        assertThat(ada.browser().open("/console").path()).startsWith("/console/sign-in");
    }

    @Test
    void a_form_in_one_tab_is_still_good_when_another_tab_was_opened() {
        var ada = joined(WAREHOUSE);
        ada.browser().open("/console");
        var cookies = ada.browser().cookies().stream().map(HttpCookie::getValue).sorted().toList();
        var form = ada.browser().shown();

        ada.browser().open("/console/me");

        assertThat(ada.browser().cookies().stream().map(HttpCookie::getValue).sorted())
                .containsExactlyElementsOf(cookies);
        assertThat(ada.browser().submit(form, "/console/sign-out").path())
                .isEqualTo("/console/sign-in");
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
    void the_session_before_the_code_opens_nothing_after_it() {
        var ada = joined(WAREHOUSE).elsewhere(port);
        var before = ada.browser().cookies().stream().map(HttpCookie::getValue).toList();
        ada.showCode();

        var session =
                ada.browser().cookies().stream()
                        .filter(it -> it.getName().equals("cartwright"))
                        .findFirst()
                        .orElseThrow();
        assertThat(before).doesNotContain(session.getValue());
        session.setValue(before.stream().filter(it -> it.length() > 60).findFirst().orElseThrow());
        assertThat(ada.browser().open("/console").path()).startsWith("/console/sign-in");
    }

    @Test
    void an_id_that_somebody_read_in_the_database_opens_nothing() {
        var ada = joined(WAREHOUSE);
        var id =
                db.fetchSingle(
                                "select session_id from console.sessions where principal_name = ?",
                                ada.id())
                        .get(0, String.class)
                        .strip();
        var cookie =
                ada.browser().cookies().stream()
                        .filter(it -> it.getName().equals("cartwright"))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie.getValue()).startsWith(id).hasSize(id.length() + 43);
        assertThat(cookie.isHttpOnly()).isTrue();

        for (var forged : new String[] {id, id + "a".repeat(43), id + cookie.getValue()}) {
            cookie.setValue(forged);
            assertThat(ada.browser().open("/console").path())
                    .as(forged)
                    .startsWith("/console/sign-in");
        }
    }

    @Test
    void a_form_that_another_page_sends_does_nothing() {
        var ada = joined(ADMINISTRATOR);
        var email = somebody();

        var answer =
                ada.browser()
                        .forge(
                                "/console/staff/invitations",
                                "email=" + email,
                                "roles=" + WAREHOUSE);

        assertThat(answer.path()).isEqualTo("/console/stale");
        assertThat(desk().mails(email, "staff-invitation")).isZero();
        var behindProxy =
                ada.browser()
                        .forgeWith(
                                "Basic x",
                                "/console/staff/invitations",
                                "email=" + email,
                                "roles=" + WAREHOUSE);
        assertThat(behindProxy.path()).isEqualTo("/console/stale");
        var withKey =
                ada.browser()
                        .forgeWith(
                                "Bearer wrong",
                                "/console/staff/invitations",
                                "email=" + email,
                                "roles=" + WAREHOUSE);
        assertThat(withKey.status()).as("a session counts for nothing beside a key").isEqualTo(401);
        assertThat(desk().mails(email, "staff-invitation")).isZero();
        assertThat(ada.browser().open("/console").path()).isEqualTo("/console");
    }

    @Test
    void a_session_opens_the_console_and_not_the_interface_for_programs() {
        var ada = joined(ADMINISTRATOR);

        assertThat(ada.browser().open("/api/admin/staff").status()).isEqualTo(401);
        assertThat(ada.browser().open("/api/customer").status()).isEqualTo(401);
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

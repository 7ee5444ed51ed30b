package dev.cartwright.console;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static dev.cartwright.StaffDesk.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import java.net.HttpCookie;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A session at the console: what it opens, and when it ends. */
@WholeShop
class ConsoleSessionTest {

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
}

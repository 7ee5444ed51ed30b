package dev.cartwright.staff;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.PASSWORD;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static dev.cartwright.StaffDesk.assertRefused;
import static dev.cartwright.StaffDesk.body;
import static dev.cartwright.StaffDesk.somebody;
import static dev.cartwright.StaffDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ConsoleBrowser;
import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How people come to work with the shop. */
@WholeShop
class InvitationTest {

    private static final String URL = "/api/admin/staff-invitations";

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired StaffInvitations invitations;
    @LocalServerPort int port;

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private ConsoleBrowser browser() {
        return new ConsoleBrowser(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email",
                "{'email': 'ada', 'roles': ['00000000-0000-7000-8000-000000000003']} | email",
                "{'email': 'ada@example.org', 'roles': []} | roles",
                "{'email': 'ada@example.org', 'roles': ['x']} | roles[0]",
                "{'email': 'ada@example.org', 'roles': [null]} | roles[]",
                "{'email': 'ada@example.org', 'roles': ['00000000-0000-7000-8000-000000000003'], 'admin': true} | admin"
            })
    void nonsense_is_refused_and_the_field_is_named(String body, String field) {
        var answer = desk().ask("POST", URL, body);

        assertRefused(answer, 400, "invalid-request");
        assertThat(body(answer)).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void nobody_invites_to_more_than_they_may_do_themselves() {
        var clerk = desk().key("staff:write", "inventory:read");
        var email = somebody();

        var answer =
                desk().ask(
                                clerk,
                                "POST",
                                URL,
                                "{'email': '%s', 'roles': ['%s']}".formatted(email, WAREHOUSE));

        assertRefused(answer, 403, "permissions-not-yours");
        assertThat(body(answer)).contains("\"inventory:write\"").doesNotContain("inventory:read");
        assertThat(desk().mails(email, "staff-invitation")).isZero();
    }

    @Test
    void a_role_that_is_not_there_is_refused() {
        assertRefused(
                desk().invite(somebody(), "00000000-0000-7000-8000-000000000099"),
                409,
                "unknown-role");
    }

    @Test
    void who_is_invited_chooses_a_name_and_a_password_once() {
        var email = somebody();
        var invited = desk().invite(email, WAREHOUSE);
        assertThat(invited).hasStatus(201);
        assertThat(text(invited, "$.status")).isEqualTo("OPEN");
        var link = desk().link(email, "staff-invitation");
        var browser = browser();
        browser.open(link);

        var weak = browser.submit("/console/invitation", "name=Ada", "password=password1");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.html()).contains("id=\"wrong-password\"", email);
        var nameless = browser.submit("/console/invitation", "name= ", "password=" + PASSWORD);
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.html()).contains("id=\"wrong-name\"");
        var done = browser.submit("/console/invitation", "name=Ada", "password=" + PASSWORD);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.html()).contains("Sign in as " + email);

        assertThat(browser().open(link).status()).as("a link opens once").isEqualTo(410);
        var member = desk().ask("GET", "/api/admin/staff/" + desk().member(email), "");
        assertThat(text(member, "$.name")).isEqualTo("Ada");
        assertThat(text(member, "$.roles[0].name")).isEqualTo("Warehouse");
        assertThat(text(desk().ask("GET", URL + "/" + text(invited, "$.id"), ""), "$.status"))
                .isEqualTo("ACCEPTED");
        assertRefused(desk().invite(email, WAREHOUSE), 409, "already-staff");
        assertRefused(
                desk().ask("DELETE", URL + "/" + text(invited, "$.id"), ""),
                409,
                "invitation-over");
    }

    @Test
    void an_invitation_ends_by_a_newer_one_by_hand_and_by_itself() {
        var email = somebody();
        desk().invite(email, WAREHOUSE);
        var first = desk().link(email, "staff-invitation");
        var again = desk().invite(email, WAREHOUSE);
        assertThat(browser().open(first).status()).isEqualTo(410);

        var second = desk().link(email, "staff-invitation");
        assertThat(browser().open(second).status()).isEqualTo(200);
        assertThat(desk().ask("DELETE", URL + "/" + text(again, "$.id"), "")).hasStatus(204);
        assertThat(browser().open(second).status()).isEqualTo(410);

        desk().invite(email, WAREHOUSE);
        var third = desk().link(email, "staff-invitation");
        clock.move(Duration.ofDays(3));
        assertThat(browser().open(third).status()).isEqualTo(410);
    }

    @Test
    void the_token_is_nowhere_in_the_database() {
        var email = somebody();
        desk().invite(email, WAREHOUSE);
        var token = desk().link(email, "staff-invitation").replaceFirst(".*token=", "");

        assertThat(db.fetch("select * from staff.invitations").format(10_000))
                .doesNotContain(token);
    }

    @Test
    void the_first_administrator_is_who_has_the_link_that_the_start_printed() {
        Nobody.worksHere(db);
        var token = invitations.first(FirstAdministrator.ROLE);
        var other = invitations.first(FirstAdministrator.ROLE);
        var email = somebody();
        var browser = browser();
        var page = browser.open("/console/invitation?token=" + token);
        assertThat(page.html()).doesNotContain("readonly");

        browser.submit("/console/invitation", "email=x", "name=Ada", "password=" + PASSWORD);
        assertThat(browser.shown().html()).contains("id=\"wrong-email\"");
        browser.submit("/console/invitation", "email=" + email, "name=Ada", "password=" + PASSWORD);

        var ada = desk().ask("GET", "/api/admin/staff/" + desk().member(email), "");
        assertThat(text(ada, "$.roles[0].id")).isEqualTo(ADMINISTRATOR);
        assertThat(text(ada, "$.roles.length()")).isEqualTo("1");
        assertThat(browser().open("/console/invitation?token=" + other).status()).isEqualTo(410);
        assertThat(invitations.first(FirstAdministrator.ROLE)).isNull();
    }
}

package dev.cartwright.console;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.PASSWORD;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static dev.cartwright.StaffDesk.somebody;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import dev.cartwright.platform.Permission;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What people see and do at the console, each as far as they may. */
@WholeShop
class StaffAtTheConsoleTest {

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private Colleague joined(String... roles) {
        return Colleague.joined(desk(), port, clock, roles);
    }

    @Test
    void each_sees_what_they_may_and_is_refused_the_rest() {
        var ada = joined(ADMINISTRATOR);
        var bob = joined(WAREHOUSE);

        assertThat(ada.browser().open("/console").html())
                .contains("What waits for you", "/console/staff", "/console/audit", "The books");
        assertThat(bob.browser().open("/console").html())
                .contains("What waits for you")
                .doesNotContain("/console/staff", "/console/audit", "The books");
        var refused = bob.browser().open("/console/staff");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("Not possible", "staff:read");
        assertThat(ada.browser().open("/console/staff/x").status()).isEqualTo(400);
        assertThat(ada.browser().open("/console/nowhere").status()).isEqualTo(404);
    }

    @Test
    void an_invitation_from_the_page_is_sent_once_it_is_proven_who_asks() {
        var ada = joined(ADMINISTRATOR);
        var email = somebody();
        clock.move(Duration.ofMinutes(11));
        ada.browser().open("/console/staff");

        var asked =
                ada.browser()
                        .submit(
                                "/console/staff/invitations",
                                "email=" + email,
                                "name=Bob",
                                "roles=" + WAREHOUSE);
        assertThat(asked.path()).isEqualTo("/console/confirmation?to=/console/staff");
        assertThat(desk().mails(email, "staff-invitation")).isZero();
        var wrong =
                ada.browser()
                        .submit(
                                "/console/confirmation",
                                "proof=" + ada.device().wrong(clock.instant()));
        assertThat(wrong.status()).isEqualTo(400);

        assertThat(ada.prove().path()).isEqualTo("/console/staff");
        var none = ada.browser().submit("/console/staff/invitations", "email=bob", "name=<b>Bob");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.html()).contains("id=\"wrong-roles\"", "&lt;b&gt;Bob");
        var sent =
                ada.browser()
                        .submit(
                                "/console/staff/invitations",
                                "email=" + email,
                                "name=Bob",
                                "roles=" + WAREHOUSE);
        assertThat(sent.path()).isEqualTo("/console/staff");
        assertThat(sent.html()).contains(email);
        assertThat(desk().mails(email, "staff-invitation")).isEqualTo(1);
    }

    @Test
    void a_role_is_made_changed_and_removed_on_its_pages() {
        var ada = joined(ADMINISTRATOR);
        var name = "Books " + ada.id();
        ada.browser().open("/console/roles/new");
        var none = ada.browser().submit("/console/roles", "name=" + name);
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.html()).contains("id=\"wrong-permissions\"", "value=\"" + name + "\"");

        var list =
                ada.browser().submit("/console/roles", "name=" + name, "permissions=ledger:read");
        assertThat(list.path()).isEqualTo("/console/roles");
        var link = Pattern.compile("/console/roles/[0-9a-f-]{36}(?=\">" + name + ")");
        var page = link.matcher(list.html());
        assertThat(page.find()).as(list.html()).isTrue();
        ada.browser().open(page.group());
        ada.browser()
                .submit(page.group(), "name=" + name, "permissions=sales:read", "description=<b>");
        assertThat(ada.browser().open(page.group()).html())
                .contains("value=\"&lt;b&gt;\"")
                .containsPattern("value=\"sales:read\"[^>]*checked");

        var gone = ada.browser().submit(page.group() + "/removal");
        assertThat(gone.path()).isEqualTo("/console/roles");
        assertThat(gone.html()).doesNotContain(name);
        assertThat(ada.browser().open("/console/roles/" + ADMINISTRATOR).html())
                .contains("may do everything")
                .doesNotContain("Save");
    }

    @Test
    void who_is_suspended_is_out_at_their_next_click() {
        joined(ADMINISTRATOR);
        var bob = joined(WAREHOUSE);
        assertThat(bob.browser().open("/console").path()).isEqualTo("/console");

        assertThat(desk().ask("POST", "/api/admin/staff/" + bob.id() + "/suspension", ""))
                .hasStatus(200);

        assertThat(bob.browser().open("/console").path()).startsWith("/console/sign-in");
        var again = Colleague.signIn(bob.browser(), bob.email(), PASSWORD, "/console");
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.html()).contains("suspended");
    }

    @Test
    void what_somebody_made_who_is_suspended_ends_with_them() {
        joined(ADMINISTRATOR);
        var eve = joined(ADMINISTRATOR);
        eve.browser().open("/console/api-keys/new");
        var made =
                eve.browser()
                        .submit(
                                "/console/api-keys",
                                "name=Mine",
                                "permissions=staff:read",
                                "permissions=staff:write",
                                "days=90");
        var key = Pattern.compile("cwk_[A-Za-z0-9_-]{43}[0-9a-f]{8}").matcher(made.html());
        assertThat(key.find()).as(made.html()).isTrue();
        var suspension = "/api/admin/staff/" + eve.id() + "/suspension";
        assertThat(desk().ask(key.group(), "GET", "/api/admin/staff", "")).hasStatus(200);

        assertThat(desk().ask("POST", suspension, "")).hasStatus(200);

        assertThat(desk().ask(key.group(), "GET", "/api/admin/staff", "")).hasStatus(401);
    }

    @Test
    void links_to_staff_are_shown_to_who_may_do_everything_anyway() {
        var email = somebody();
        desk().invite(email, WAREHOUSE);
        var link = desk().link(email, "staff-invitation").replaceFirst(".*token=", "");
        var clerk = desk().key("mails:read", "mails:write", "security:write");

        var mails = desk().ask(clerk, "GET", "/api/admin/mails?to=" + email, "");
        var id = StaffDesk.text(mails, "$.items[0].id");
        var mail = desk().ask(clerk, "GET", "/api/admin/mails/" + id, "");
        assertThat(mail).hasStatus(200);
        assertThat(StaffDesk.body(mail)).contains("token=hidden").doesNotContain(link);
        StaffDesk.assertRefused(
                desk().ask(
                                clerk,
                                "PUT",
                                "/api/admin/mail-templates/staff-invitation/en",
                                "{'subject': '{{shop}}', 'text': '{{link}}x', 'html': '{{link}}'}"),
                403,
                "permission-needed");
    }

    @Test
    void other_roles_count_from_the_next_click_on() {
        joined(ADMINISTRATOR);
        var bob = joined(WAREHOUSE);
        assertThat(bob.browser().open("/console/staff").status()).isEqualTo(403);

        desk().ask(
                        "PUT",
                        "/api/admin/staff/" + bob.id() + "/roles",
                        "{'roles': ['%s']}".formatted(ADMINISTRATOR));

        assertThat(bob.browser().open("/console/staff").status()).isEqualTo(200);
    }

    @Test
    void who_is_limited_sees_people_and_keys_and_nothing_of_the_whole_shop() {
        joined(ADMINISTRATOR);
        var all = Permission.all().stream().map(Object::toString).collect(joining("', '"));
        var role = "{'name': 'All but %s', 'permissions': ['%s']}".formatted(somebody(), all);
        var eve = joined(StaffDesk.text(desk().ask("POST", "/api/admin/roles", role), "$.id"));
        assertThat(eve.browser().open("/console").html()).contains("/console/jobs", "The books");
        var scope = "{'channels': ['default'], 'locations': []}";

        desk().ask("PUT", "/api/admin/staff/" + eve.id() + "/scope", scope);

        assertThat(eve.browser().open("/console").html())
                .contains("/console/staff", "/console/roles", "/console/api-keys")
                .doesNotContain("/console/jobs", "/console/audit", "The books");
        var refused = eve.browser().open("/console/jobs");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("limited to the channels [default]");
        assertThat(eve.browser().open("/console/roles").html()).doesNotContain("New role");
        eve.browser().open("/console/api-keys/new");
        var made =
                eve.browser().submit("/console/api-keys", "name=Mine", "permissions=orders:read");
        assertThat(made.html()).contains("cwk_", "channels default");
    }

    @Test
    void where_somebody_may_do_something_is_said_on_their_page() {
        var ada = joined(ADMINISTRATOR);
        var bob = joined(WAREHOUSE);
        var page = "/console/staff/" + bob.id();
        assertThat(ada.browser().open(page).html()).contains("everywhere", "Online shop");

        var wrong = ada.browser().submit(page + "/scope", "locations=<b>");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html()).contains("id=\"wrong-locations\"");
        var limited = ada.browser().submit(page + "/scope", "locations=main", "channels=default");

        assertThat(limited.path()).isEqualTo(page);
        assertThat(limited.html())
                .contains("channels default; locations main")
                .containsPattern("value=\"main\"[^>]*checked");
        assertThat(ada.browser().submit(page + "/scope").html()).contains("everywhere");
        var own = "/console/staff/" + ada.id();
        ada.browser().open(own);
        var refused = ada.browser().submit(own + "/scope", "locations=main");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html()).contains("Who may do everything does so everywhere");
    }

    @Test
    void whether_the_books_balance_is_looked_at_by_hand() {
        var ada = joined(ADMINISTRATOR);
        ada.browser().open("/console/audit");

        var report = ada.browser().submit("/console/audit");

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.html()).contains("What was looked at");
        assertThat(ada.browser().open("/console").html()).contains("invariants and");
    }
}

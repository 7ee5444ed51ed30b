package dev.cartwright.staff;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static dev.cartwright.StaffDesk.assertRefused;
import static dev.cartwright.StaffDesk.body;
import static dev.cartwright.StaffDesk.somebody;
import static dev.cartwright.StaffDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ConsoleBrowser;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import dev.cartwright.platform.Permission;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people may do, and who says so. */
@WholeShop
class MemberTest {

    private static final String STAFF = "/api/admin/staff/";
    private static final String ROLES = "/api/admin/roles";

    @Autowired MockMvcTester http;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    @BeforeEach
    void nobody_works_here_yet() {
        Nobody.worksHere(db);
        db.execute("delete from staff.roles where changed_at is not null");
    }

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private String joined(String... roles) {
        return desk().joined(new ConsoleBrowser(port), somebody(), roles);
    }

    private MvcTestResult giveRoles(String key, String member, String... roles) {
        return desk().ask(
                        key,
                        "PUT",
                        STAFF + member + "/roles",
                        "{'roles': ['%s']}".formatted(String.join("', '", roles)));
    }

    private MvcTestResult role(String name, String... permissions) {
        return desk().ask(
                        "POST",
                        ROLES,
                        "{'name': '%s', 'permissions': ['%s']}"
                                .formatted(name, String.join("', '", permissions)));
    }

    private String administrator() {
        return desk().key(Permission.all().stream().map(Object::toString).toArray(String[]::new));
    }

    @Test
    void the_last_who_may_do_everything_stays() {
        var ada = joined(ADMINISTRATOR);
        var bob = joined(WAREHOUSE);

        assertRefused(giveRoles(administrator(), ada, WAREHOUSE), 409, "last-administrator");
        assertRefused(
                desk().ask("POST", STAFF + ada + "/suspension", ""), 409, "last-administrator");
        assertThat(text(desk().ask("GET", STAFF + ada, ""), "$.status")).isEqualTo("ACTIVE");
        assertThat(text(desk().ask("GET", STAFF + ada, ""), "$.roles[0].id"))
                .isEqualTo(ADMINISTRATOR);

        assertThat(giveRoles(administrator(), bob, ADMINISTRATOR)).hasStatus(200);
        assertThat(giveRoles(administrator(), ada, WAREHOUSE)).hasStatus(200);
    }

    @Test
    void nobody_touches_who_may_do_more_than_they() {
        var ada = joined(ADMINISTRATOR);
        var clerk = desk().key("staff:read", "staff:write", "inventory:read");

        for (var what : new String[] {"/suspension", "/restoration", "/sign-out"}) {
            assertRefused(
                    desk().ask(clerk, "POST", STAFF + ada + what, ""),
                    403,
                    "permissions-not-yours");
        }
        assertRefused(giveRoles(clerk, ada, WAREHOUSE), 403, "permissions-not-yours");
        assertThat(text(desk().ask("GET", STAFF + ada, ""), "$.roles[0].id"))
                .isEqualTo(ADMINISTRATOR);
    }

    @Test
    void who_is_suspended_stays_on_the_list_and_can_be_restored() {
        joined(ADMINISTRATOR);
        var bob = joined(WAREHOUSE);

        var suspended = desk().ask("POST", STAFF + bob + "/suspension", "");
        assertThat(suspended).hasStatus(200);
        assertThat(text(suspended, "$.status")).isEqualTo("SUSPENDED");
        assertThat(text(suspended, "$.suspendedBy")).isEqualTo("API_KEY:admin-key");
        assertRefused(
                desk().ask("POST", STAFF + bob + "/suspension", ""), 409, "already-suspended");

        var restored = desk().ask("POST", STAFF + bob + "/restoration", "");
        assertThat(text(restored, "$.status")).isEqualTo("ACTIVE");
        assertRefused(desk().ask("POST", STAFF + bob + "/restoration", ""), 409, "not-suspended");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'permissions': ['ledger:read']} | name",
                "{'name': ' ', 'permissions': ['ledger:read']} | name",
                "{'name': 'Books', 'permissions': []} | permissions",
                "{'name': 'Books', 'permissions': ['ledger:write']} | permissions",
                "{'name': 'Books', 'permissions': ['ledger:read'], 'everything': true} | everything"
            })
    void a_role_that_is_none_is_refused_and_the_field_is_named(String body, String field) {
        var answer = desk().ask("POST", ROLES, body);

        assertRefused(answer, 400, "invalid-request");
        assertThat(body(answer)).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void a_role_counts_for_who_has_it_once_it_is_changed() {
        var made = role("Books", "ledger:read");
        assertThat(made).hasStatus(201);
        var id = text(made, "$.id");
        assertRefused(role("BOOKS", "sales:read"), 409, "role-name-taken");
        var ada = joined(id);

        var changed =
                desk().ask(
                                "PUT",
                                ROLES + "/" + id,
                                "{'name': 'Books', 'permissions': ['sales:read', 'ledger:read']}");

        assertThat(text(changed, "$.permissions")).isEqualTo("[\"sales:read\",\"ledger:read\"]");
        assertThat(text(changed, "$.members")).isEqualTo("1");
        assertRefused(desk().ask("DELETE", ROLES + "/" + id, ""), 409, "role-in-use");
        assertThat(giveRoles(administrator(), ada, WAREHOUSE)).hasStatus(200);
        assertThat(desk().ask("DELETE", ROLES + "/" + id, "")).hasStatus(204);
        assertRefused(desk().ask("GET", ROLES + "/" + id, ""), 404, "unknown-role");
    }

    @Test
    void the_role_of_everything_is_never_changed() {
        assertRefused(
                desk().ask(
                                "PUT",
                                ROLES + "/" + ADMINISTRATOR,
                                "{'name': 'Less', 'permissions': ['ledger:read']}"),
                409,
                "role-fixed");
        assertRefused(desk().ask("DELETE", ROLES + "/" + ADMINISTRATOR, ""), 409, "role-fixed");
    }

    @Test
    void nobody_makes_a_role_of_more_than_they_may_do() {
        var clerk = desk().key("staff:write");
        assertRefused(
                desk().ask(
                                clerk,
                                "POST",
                                ROLES,
                                "{'name': 'Money', 'permissions': ['payments:money']}"),
                403,
                "permissions-not-yours");
        assertRefused(
                desk().ask(
                                clerk,
                                "PUT",
                                ROLES + "/" + WAREHOUSE,
                                "{'name': 'Warehouse', 'permissions': ['staff:write']}"),
                403,
                "permissions-not-yours");
    }
}

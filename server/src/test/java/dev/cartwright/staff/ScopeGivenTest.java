package dev.cartwright.staff;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static dev.cartwright.StaffDesk.assertRefused;
import static dev.cartwright.StaffDesk.body;
import static dev.cartwright.StaffDesk.somebody;
import static dev.cartwright.StaffDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Annex;
import dev.cartwright.ConsoleBrowser;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Where in the shop people may do what they may, and who says so. */
@WholeShop
class ScopeGivenTest {

    private static final String STAFF = "/api/admin/staff/";
    private static final String INVITATIONS = "/api/admin/staff-invitations";
    private static final String HERE = "'channels': ['default'], 'locations': ['main']";
    private static final String THERE = "'channels': ['default'], 'locations': ['annex']";
    private static final String EVERYWHERE = "'channels': [], 'locations': []";

    @Autowired MockMvcTester http;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    @BeforeEach
    void two_places_where_nobody_works_yet() {
        Nobody.worksHere(db);
        Annex.open(db);
    }

    @AfterEach
    void one_place_again() {
        Annex.close(db);
    }

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private String joined(String... roles) {
        return desk().joined(new ConsoleBrowser(port), somebody(), roles);
    }

    private MvcTestResult limit(String member, String where) {
        return desk().ask("PUT", STAFF + member + "/scope", "{" + where + "}");
    }

    private MvcTestResult limit(String key, String member, String where) {
        return desk().ask(key, "PUT", STAFF + member + "/scope", "{" + where + "}");
    }

    private MvcTestResult invite(String key, String email, String role, String where) {
        return desk().ask(
                        key,
                        "POST",
                        INVITATIONS,
                        "{'email': '%s', 'roles': ['%s']%s}".formatted(email, role, where));
    }

    /** Who may do all that the role Warehouse may, and say who else may, at one place. */
    private String clerk() {
        return desk().limitedKey(
                        HERE,
                        "staff:read",
                        "staff:write",
                        "catalogue:read",
                        "inventory:read",
                        "inventory:write",
                        "orders:read",
                        "orders:write");
    }

    private void assertWhere(String member, String channels, String locations) {
        var shown = desk().ask("GET", STAFF + member, "");
        assertThat(text(shown, "$.channels")).isEqualTo(channels);
        assertThat(text(shown, "$.locations")).isEqualTo(locations);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'channels': []} | locations",
                "{'locations': []} | channels",
                "{'channels': ['nowhere'], 'locations': []} | channels",
                "{'channels': [], 'locations': ['Main']} | locations",
                "{'channels': [null], 'locations': []} | channels[]",
                "{'channels': [], 'locations': [], 'roles': []} | roles"
            })
    void nonsense_is_refused_and_the_field_is_named(String where, String field) {
        var ada = joined(WAREHOUSE);

        var answer = desk().ask("PUT", STAFF + ada + "/scope", where);

        assertRefused(answer, 400, "invalid-request");
        assertThat(body(answer)).contains("\"field\":\"" + field + "\"");
        assertWhere(ada, "[]", "[]");
    }

    @Test
    void who_may_do_everything_is_not_limited() {
        var ada = joined(ADMINISTRATOR);
        var bob = joined(WAREHOUSE);
        assertThat(limit(bob, HERE)).hasStatus(200);

        assertRefused(limit(ada, HERE), 409, "administrator-not-limited");
        assertRefused(
                desk().ask(
                                "PUT",
                                STAFF + bob + "/roles",
                                "{'roles': ['%s']}".formatted(ADMINISTRATOR)),
                409,
                "administrator-not-limited");
        assertRefused(
                desk().ask(
                                "POST",
                                INVITATIONS,
                                "{'email': '%s', 'roles': ['%s'], 'channels': ['default']}"
                                        .formatted(somebody(), ADMINISTRATOR)),
                409,
                "administrator-not-limited");

        assertWhere(ada, "[]", "[]");
        assertThat(text(desk().ask("GET", STAFF + bob, ""), "$.roles[0].id")).isEqualTo(WAREHOUSE);
        assertRefused(limit("00000000-0000-7000-8000-000000000099", HERE), 404, "unknown-member");
    }

    @Test
    void nobody_gives_more_than_they_have() {
        var clerk = clerk();
        var bob = joined(WAREHOUSE);
        assertThat(limit(bob, HERE)).hasStatus(200);
        var email = somebody();

        assertRefused(limit(clerk, bob, EVERYWHERE), 403, "scope-not-yours");
        assertRefused(limit(clerk, bob, THERE), 403, "scope-not-yours");
        assertRefused(invite(clerk, email, WAREHOUSE, ", " + EVERYWHERE), 403, "scope-not-yours");
        var refused = invite(clerk, email, WAREHOUSE, ", 'locations': ['elsewhere']");
        assertRefused(refused, 403, "scope-not-yours");
        assertThat(text(refused, "$.channels")).isEqualTo("[\"default\"]");
        assertThat(text(refused, "$.locations")).isEqualTo("[\"main\"]");

        assertWhere(bob, "[\"default\"]", "[\"main\"]");
        assertThat(desk().mails(email, "staff-invitation")).isZero();
        var invited = invite(clerk, email, WAREHOUSE, "");
        assertThat(text(invited, "$.channels")).isEqualTo("[\"default\"]");
        assertThat(text(invited, "$.locations")).isEqualTo("[\"main\"]");
    }

    @Test
    void nobody_touches_who_may_do_something_where_they_may_not() {
        var clerk = clerk();
        var bob = joined(WAREHOUSE);
        var roles = "{'roles': ['%s']}".formatted(WAREHOUSE);
        assertThat(limit(bob, THERE)).hasStatus(200);

        assertRefused(limit(clerk, bob, HERE), 403, "scope-not-yours");
        assertRefused(
                desk().ask(clerk, "PUT", STAFF + bob + "/roles", roles), 403, "scope-not-yours");
        for (var what : new String[] {"/suspension", "/restoration", "/sign-out"}) {
            assertRefused(
                    desk().ask(clerk, "POST", STAFF + bob + what, ""), 403, "scope-not-yours");
        }
        assertRefused(
                desk().ask(clerk, "DELETE", "/api/admin/roles/" + WAREHOUSE, ""),
                403,
                "scope-too-narrow");

        assertWhere(bob, "[\"default\"]", "[\"annex\"]");
        assertThat(limit(bob, HERE)).hasStatus(200);
        assertThat(desk().ask(clerk, "PUT", STAFF + bob + "/roles", roles)).hasStatus(200);
        assertThat(desk().ask(clerk, "POST", STAFF + bob + "/suspension", "")).hasStatus(200);
    }

    @Test
    void nobody_takes_an_invitation_back_that_reaches_further() {
        var clerk = clerk();
        var email = somebody();
        var wider = INVITATIONS + "/" + text(desk().invite(email, WAREHOUSE), "$.id");

        assertRefused(desk().ask(clerk, "DELETE", wider, ""), 403, "scope-not-yours");
        assertRefused(invite(clerk, email, WAREHOUSE, ""), 403, "scope-not-yours");

        assertThat(text(desk().ask("GET", wider, ""), "$.status")).isEqualTo("OPEN");
        assertThat(desk().mails(email, "staff-invitation")).isEqualTo(1);
        var own = text(invite(clerk, somebody(), WAREHOUSE, ""), "$.id");
        assertThat(desk().ask(clerk, "DELETE", INVITATIONS + "/" + own, "")).hasStatus(204);
    }

    @Test
    void who_joins_is_limited_as_the_invitation_said_and_the_log_tells_of_each_change() {
        var email = somebody();
        assertThat(
                        desk().ask(
                                        "POST",
                                        INVITATIONS,
                                        "{'email': '%s', 'roles': ['%s'], 'locations': ['annex']}"
                                                .formatted(email, WAREHOUSE)))
                .hasStatus(201);
        var browser = new ConsoleBrowser(port);
        browser.open(desk().link(email, "staff-invitation"));
        browser.submit("/console/invitation", "name=Ada", "password=" + StaffDesk.PASSWORD);
        var ada = desk().member(email);
        assertWhere(ada, "[]", "[\"annex\"]");

        var widened = limit(ada, EVERYWHERE);

        assertThat(text(widened, "$.locations")).isEqualTo("[]");
        var told =
                db.fetchSingle(
                        """
                        select count(*) from authlog.auth_logs
                        where kind = 'STAFF_SCOPE_GIVEN' and user_id = ?::uuid
                        """,
                        ada);
        assertThat(told.get(0, int.class)).isEqualTo(1);
    }
}

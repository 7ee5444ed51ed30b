package dev.cartwright.apikeys;

import static dev.cartwright.apikeys.KeyDesk.KEYS;
import static dev.cartwright.apikeys.KeyDesk.body;
import static dev.cartwright.apikeys.KeyDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Annex;
import dev.cartwright.AsAdmin;
import dev.cartwright.WholeShop;
import dev.cartwright.apikeys.KeyDesk.Told;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Where in the shop a key opens what it is for. */
@WholeShop
class ApiKeyScopeTest {

    private static final String LEDGER = "/api/admin/ledger/balances";

    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Told clerk = new Told("", "");

    @BeforeEach
    void two_places_and_a_clerk_at_one() {
        Annex.open(db);
        clerk =
                Told.of(
                        make(
                                AsAdmin.KEY,
                                "\"staff:read\", \"staff:write\", \"ledger:read\"",
                                ", \"channels\": [\"default\"], \"locations\": [\"main\"]"));
    }

    @AfterEach
    void one_place_again() {
        Annex.close(db);
    }

    private KeyDesk desk() {
        return new KeyDesk(http);
    }

    private MvcTestResult make(String by, String permissions, String where) {
        return desk().ask(
                        by,
                        "POST",
                        KEYS,
                        "{\"name\": \"Feed\", \"permissions\": [%s]%s}"
                                .formatted(permissions, where));
    }

    private MvcTestResult make(String by, String where) {
        return make(by, "\"ledger:read\"", where);
    }

    private static void assertRefused(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status);
        assertThat(text(answer, "$.type")).isEqualTo("/problems/" + slug);
    }

    private static void assertWhere(MvcTestResult answer, String channels, String locations) {
        assertThat(text(answer, "$.apiKey.channels")).isEqualTo(channels);
        assertThat(text(answer, "$.apiKey.locations")).isEqualTo(locations);
    }

    @Test
    void a_key_is_made_for_what_there_is() {
        for (var field : new String[] {"channels", "locations"}) {
            var answer = make(AsAdmin.KEY, ", \"%s\": [\"nowhere\"]".formatted(field));

            assertRefused(answer, 400, "invalid-request");
            assertThat(body(answer)).contains("\"field\":\"" + field + "\"");
        }
        assertWhere(make(AsAdmin.KEY, ""), "[]", "[]");
        assertWhere(make(AsAdmin.KEY, ", \"channels\": [\"annex\"]"), "[\"annex\"]", "[]");
    }

    @Test
    void a_key_reaches_no_further_than_who_makes_it() {
        assertRefused(make(clerk.key(), ", \"channels\": []"), 403, "scope-not-yours");
        assertRefused(make(clerk.key(), ", \"locations\": [\"annex\"]"), 403, "scope-not-yours");

        var made = make(clerk.key(), "");

        assertWhere(made, "[\"default\"]", "[\"main\"]");
        var key = Told.of(made).key();
        assertRefused(desk().ask(key, "GET", LEDGER, ""), 403, "scope-too-narrow");
    }

    @Test
    void a_product_is_read_with_the_prices_of_the_own_channel() {
        var annex =
                Told.of(
                                make(
                                        AsAdmin.KEY,
                                        "\"catalogue:read\", \"catalogue:write\"",
                                        ", \"channels\": [\"annex\"]"))
                        .key();
        var one = "/api/admin/products/none";

        assertRefused(desk().ask(annex, "GET", one, ""), 403, "scope-too-narrow");
        assertRefused(desk().ask(annex, "GET", one + "?channel=annex", ""), 404, "unknown-product");
        assertThat(desk().ask(annex, "GET", "/api/admin/products", "")).hasStatus(200);
        assertRefused(
                desk().ask(annex, "POST", one + "/archival?channel=annex", ""),
                403,
                "scope-too-narrow");
    }

    @Test
    void an_exchanged_key_reaches_as_far_as_before() {
        var old = Told.of(make(AsAdmin.KEY, ", \"locations\": [\"annex\"]"));

        assertRefused(
                desk().ask(clerk.key(), "POST", KEYS + "/" + old.id() + "/rotation", "{}"),
                403,
                "scope-not-yours");

        assertWhere(desk().rotate(old.id(), "{}"), "[]", "[\"annex\"]");
    }

    @Test
    void nobody_takes_a_key_back_that_reaches_further() {
        var wider = Told.of(make(AsAdmin.KEY, ""));
        var own = Told.of(make(clerk.key(), ""));

        assertRefused(
                desk().ask(clerk.key(), "DELETE", KEYS + "/" + wider.id(), ""),
                403,
                "scope-not-yours");

        assertThat(desk().ask(wider.key(), "GET", LEDGER, "")).hasStatus(200);
        assertThat(desk().ask(clerk.key(), "DELETE", KEYS + "/" + own.id(), "")).hasStatus(204);
    }
}

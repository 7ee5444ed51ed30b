package dev.cartwright.apikeys;

import static dev.cartwright.apikeys.KeyDesk.KEYS;
import static dev.cartwright.apikeys.KeyDesk.body;
import static dev.cartwright.apikeys.KeyDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.TakenConnections;
import dev.cartwright.WholeShop;
import dev.cartwright.apikeys.KeyDesk.Told;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractStringAssert;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Keys of programs: what one opens, for how long, and who may make it. */
@WholeShop
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyTest {

    private static final String LEDGER = "/api/admin/ledger/balances";
    private static final String MAILS = "/api/admin/mails";

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @Autowired DataSource database;
    @Autowired DSLContext db;

    private KeyDesk desk() {
        return new KeyDesk(http);
    }

    private static AbstractStringAssert<?> assertRefused(
            MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status);
        assertThat(text(answer, "$.type")).isEqualTo("/problems/" + slug);
        return assertThat(body(answer));
    }

    private int status(String key, String path) {
        return desk().ask(key, "GET", path, "").getResponse().getStatus();
    }

    @Test
    void a_key_opens_what_it_is_for_and_nothing_else() {
        var key = desk().made("ledger:read", "orders:write").key();

        assertThat(status(key, LEDGER)).isEqualTo(200);
        assertRefused(desk().ask(key, "GET", MAILS, ""), 403, "permission-needed")
                .contains("\"permission\":\"mails:read\"");
        assertThat(status(key, "/api/admin/orders")).as("writing is not reading").isEqualTo(403);
        assertThat(status(key, "/api/admin/nowhere")).isEqualTo(404);
        assertThat(status(key, "/api/customer")).as("a program is no customer").isEqualTo(401);
    }

    @Test
    void who_is_refused_and_what_they_asked_is_in_the_log_and_their_key_is_not(CapturedOutput log) {
        var told = desk().made("ledger:read");
        var wrong = "cwk_" + "w".repeat(51);

        assertThat(status(told.key(), MAILS + "/7")).isEqualTo(403);
        assertThat(status(wrong, LEDGER)).isEqualTo(401);
        assertThat(status(told.key(), LEDGER)).isEqualTo(200);

        assertThat(log.getAll())
                .contains(
                        "Refused GET /api/admin/mails/{id} to API_KEY:%s from 127.0.0.1: 403"
                                .formatted(told.id()))
                .contains("Refused GET unread to GUEST from 127.0.0.1: 401")
                .doesNotContain("Refused GET " + LEDGER)
                .doesNotContain(told.key())
                .doesNotContain(wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{'name': ' ', 'permissions': ['ledger:read']} | name",
                "{'name': '%long%', 'permissions': ['ledger:read']} | name",
                "{'name': 'Feed', 'permissions': []} | permissions",
                "{'name': 'Feed', 'permissions': ['ledger:write']} | permissions",
                "{'name': 'Feed', 'permissions': ['LEDGER:READ']} | permissions",
                "{'name': 'Feed', 'permissions': [null]} | permissions",
                "{'name': 'Feed', 'permissions': ['ledger:read'], 'expiresAt': '2020-01-01T00:00:00Z'} | expiresAt",
                "{'name': 'Feed', 'permissions': ['ledger:read'], 'expiresAt': '2999-01-01T00:00:00Z'} | expiresAt",
                "{'name': 'Feed', 'permissions': ['ledger:read'], 'key': 'mine'} | key"
            })
    void nonsense_is_refused_and_the_field_is_named(String body, String field) {
        var json = body.replace('\'', '"').replace("%long%", "a".repeat(101));

        var answer = desk().ask(AsAdmin.KEY, "POST", KEYS, json);

        assertRefused(answer, 400, "invalid-request").contains("\"field\":\"" + field + "\"");
    }

    @Test
    void the_key_is_told_once_and_is_nowhere_afterwards(CapturedOutput log) {
        var answer = desk().make(AsAdmin.KEY, "ledger:read");
        var told = Told.of(answer);
        var secret = told.key().substring(4, 47);

        assertThat(answer).hasStatus(201);
        assertThat(answer.getResponse().getHeader("Location")).isEqualTo(KEYS + "/" + told.id());
        assertThat(told.key()).matches("cwk_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
        assertThat(text(answer, "$.apiKey.hint")).isEqualTo("cwk_…" + secret.substring(39));
        assertThat(body(desk().shown(told.id()))).doesNotContain(secret.substring(0, 39));
        assertThat(body(desk().ask(AsAdmin.KEY, "GET", KEYS, "")))
                .contains(told.id())
                .doesNotContain(secret.substring(0, 39));
        assertThat(db.fetch("select * from apikeys.api_keys").format(1_000))
                .doesNotContain(secret.substring(0, 39));
        assertThat(log.getAll()).doesNotContain(secret.substring(0, 39));
    }

    @Test
    void nobody_gives_what_they_do_not_have() {
        var clerk = desk().made("staff:write", "ledger:read").key();

        assertRefused(
                        desk().make(clerk, "ledger:read", "payments:money"),
                        403,
                        "permissions-not-yours")
                .contains("\"permissions\":[\"payments:money\"]");
        var other = desk().made("payments:money");
        assertRefused(
                desk().ask(clerk, "POST", KEYS + "/" + other.id() + "/rotation", "{}"),
                403,
                "permissions-not-yours");
        assertThat(desk().make(clerk, "ledger:read")).hasStatus(201);
        assertThat(status(other.key(), MAILS)).as("still there").isEqualTo(403);
    }

    @Test
    void a_key_that_is_taken_back_opens_nothing_from_then_on() {
        var told = desk().made("ledger:read");

        assertThat(desk().revoke(told.id())).hasStatus(204);

        assertRefused(desk().ask(told.key(), "GET", LEDGER, ""), 401, "admin-key-required");
        assertRefused(desk().revoke(told.id()), 409, "api-key-not-active")
                .contains("\"keyStatus\":\"REVOKED\"");
        assertThat(text(desk().shown(told.id()), "$.status")).isEqualTo("REVOKED");
        assertThat(text(desk().shown(told.id()), "$.revokedBy")).isEqualTo("API_KEY:admin-key");
        assertRefused(desk().rotate(told.id(), "{}"), 409, "api-key-not-active");
        assertRefused(desk().revoke(UUID.randomUUID().toString()), 404, "unknown-api-key");
    }

    @Test
    void a_key_ends_when_it_was_meant_to() {
        var end = clock.instant().plus(Duration.ofDays(2));
        var told =
                Told.of(
                        desk().ask(
                                        AsAdmin.KEY,
                                        "POST",
                                        KEYS,
                                        """
                                        {"name": "Feed", "permissions": ["ledger:read"], "expiresAt": "%s"}
                                        """
                                                .formatted(end)));
        clock.move(Duration.ofDays(2).minusMinutes(1));
        assertThat(status(told.key(), LEDGER)).isEqualTo(200);

        clock.move(Duration.ofMinutes(2));

        assertThat(status(told.key(), LEDGER)).isEqualTo(401);
        assertThat(text(desk().shown(told.id()), "$.status")).isEqualTo("EXPIRED");
    }

    @Test
    void an_exchanged_key_opens_the_same_for_a_day() {
        var old = desk().made("ledger:read");

        var answer = desk().rotate(old.id(), "{}");

        var next = Told.of(answer);
        assertThat(text(answer, "$.apiKey.permissions[0]")).isEqualTo("ledger:read");
        assertThat(text(desk().shown(old.id()), "$.replacedBy")).isEqualTo(next.id());
        assertRefused(desk().rotate(old.id(), "{}"), 409, "api-key-replaced").contains(next.id());
        clock.move(Duration.ofHours(23));
        assertThat(status(old.key(), LEDGER)).isEqualTo(200);
        assertThat(status(next.key(), LEDGER)).isEqualTo(200);
        clock.move(Duration.ofHours(1));
        assertThat(status(old.key(), LEDGER)).isEqualTo(401);
        assertThat(status(next.key(), LEDGER)).isEqualTo(200);
    }

    @Test
    void a_key_that_others_know_is_exchanged_at_once() {
        var old = desk().made("ledger:read");

        var next = Told.of(desk().rotate(old.id(), "{\"overlapHours\": 0}"));

        assertThat(status(old.key(), LEDGER)).isEqualTo(401);
        assertThat(status(next.key(), LEDGER)).isEqualTo(200);
        assertRefused(desk().rotate(next.id(), "{\"overlapHours\": 721}"), 400, "invalid-request")
                .contains("\"field\":\"overlapHours\"");
    }

    @Test
    void its_last_use_is_noted_to_the_minute() throws Exception {
        var told = desk().made("ledger:read");
        assertThat(body(desk().shown(told.id()))).contains("\"lastUsedAt\":null");

        var first =
                clock.still(() -> {
                    status(told.key(), LEDGER);
                    return clock.instant();
                });

        assertThat(text(desk().shown(told.id()), "$.lastUsedAt")).isEqualTo(first.toString());
        assertThat(text(desk().shown(told.id()), "$.lastNetwork")).isEqualTo("127.0.0.1");
        clock.move(Duration.ofSeconds(30));
        status(told.key(), LEDGER);
        assertThat(text(desk().shown(told.id()), "$.lastUsedAt")).isEqualTo(first.toString());
        clock.move(Duration.ofSeconds(31));
        status(told.key(), LEDGER);
        assertThat(text(desk().shown(told.id()), "$.lastUsedAt")).isGreaterThan(first.toString());
    }

    @Test
    void while_the_database_is_busy_a_key_is_told_to_come_back() throws Exception {
        var told = desk().made("ledger:read");

        try (var _ = new TakenConnections(database)) {
            assertRefused(desk().ask(told.key(), "GET", LEDGER, ""), 503, "busy");
        }

        assertThat(status(told.key(), LEDGER)).isEqualTo(200);
    }

    @Test
    void what_is_no_key_opens_nothing() {
        var told = desk().made("ledger:read");
        var key = told.key();
        var wrong = key.substring(0, 10) + (key.charAt(10) == 'A' ? 'B' : 'A') + key.substring(11);

        for (var none : new String[] {wrong, key + "0", key.toUpperCase(Locale.ROOT)}) {
            assertThat(KeyText.isOne(none)).isFalse();
            assertThat(status(none, LEDGER)).isEqualTo(401);
        }
        assertThat(KeyText.isOne(KeyText.make())).isTrue();
        assertThat(status(KeyText.make(), LEDGER)).as("well formed, and nobody's").isEqualTo(401);
    }

    @Test
    void who_made_a_key_and_what_it_did_is_in_the_logs() {
        var told = desk().made("orders:write", "staff:write");
        var second = Told.of(desk().make(told.key(), "orders:write"));
        desk().revoke(told.id());

        assertThat(text(desk().shown(second.id()), "$.madeBy")).isEqualTo("API_KEY:" + told.id());
        assertThat(
                        db.fetch(
                                        "select kind from authlog.auth_logs where user_id ="
                                                + " cast(? as uuid) order by id",
                                        told.id())
                                .getValues(0, String.class))
                .containsExactly("API_KEY_MADE", "API_KEY_REVOKED");
    }
}

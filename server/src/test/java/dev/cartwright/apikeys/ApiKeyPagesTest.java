package dev.cartwright.apikeys;

import static dev.cartwright.apikeys.KeyDesk.body;
import static dev.cartwright.apikeys.KeyDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ConsoleForm;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Keys of programs as staff sees them with a browser. */
@WholeShop
class ApiKeyPagesTest {

    private static final String URL = "/console/api-keys";
    private static final String LEDGER = "/api/admin/ledger/balances";
    private static final Pattern KEY = Pattern.compile("cwk_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
    private static final Pattern NEXT = Pattern.compile("href=\"(" + URL + "\\?after=[^\"]*)\"");
    private static final Pattern ID = Pattern.compile(URL + "/([0-9a-f-]{36})\"");

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    private KeyDesk desk() {
        return new KeyDesk(http);
    }

    private MvcTestResult get(String key, String path) {
        return desk().ask(key, "GET", path, "");
    }

    private MvcTestResult make(String... fields) {
        return new ConsoleForm(http, URL + "/new").post(URL, fields);
    }

    private int count() {
        return db.fetchSingle("select count(*) from apikeys.api_keys").get(0, int.class);
    }

    private static String found(Pattern pattern, MvcTestResult page) {
        var matcher = pattern.matcher(body(page));
        assertThat(matcher.find()).as(body(page)).isTrue();
        return matcher.group(matcher.groupCount());
    }

    @ParameterizedTest
    @CsvSource({
        "/console/api-keys, staff:read",
        "/console/api-keys/new, staff:write",
        "/console/security-log, security:read",
        "/console/jobs, system:read",
        "/console/mailbox, mails:read"
    })
    void each_page_asks_for_its_permission(String path, String permission) {
        assertThat(get(desk().made(permission).key(), path)).hasStatus(200);
        assertThat(get(desk().made("ledger:read").key(), path)).hasStatus(403);
        assertThat(get("wrong", path)).hasStatus(401);
    }

    @Test
    void keys_are_listed_with_what_they_may_and_text_stays_text() {
        var made =
                desk().ask(
                                AsAdmin.KEY,
                                "POST",
                                KeyDesk.KEYS,
                                """
                                {"name": "<b>Feed", "permissions": ["orders:write", "ledger:read"]}
                                """);
        var id = text(made, "$.apiKey.id");
        assertThat(get(text(made, "$.key"), LEDGER)).hasStatus(200);

        for (var path : new String[] {URL, URL + "/" + id}) {
            assertThat(get(AsAdmin.KEY, path))
                    .hasStatusOk()
                    .hasContentTypeCompatibleWith("text/html")
                    .bodyText()
                    .contains(
                            "&lt;b&gt;Feed",
                            text(made, "$.apiKey.hint"),
                            "orders:write, ledger:read",
                            "Active",
                            "API_KEY:admin-key",
                            " from 127.0.0.1")
                    .doesNotContain("<b>Feed");
        }
        assertThat(get(AsAdmin.KEY, URL)).bodyText().contains(URL + "/" + id, URL + "/new");
    }

    @Test
    void a_long_list_goes_on() {
        for (int i = 0; i < 21; i++) {
            desk().made("ledger:read");
        }

        var next = found(NEXT, get(AsAdmin.KEY, URL));

        assertThat(get(AsAdmin.KEY, next)).hasStatusOk().bodyText().contains("<table>");
        assertThat(get(AsAdmin.KEY, URL + "?after=garbled")).hasStatus(400);
    }

    @Test
    void a_key_is_made_with_a_form_and_shown_once() throws Exception {
        var ends = new String[1];
        var page =
                clock.still(() -> {
                    ends[0] = clock.instant().plus(Duration.ofDays(30)).toString();
                    return make(
                            "name= Feed ",
                            "permissions=ledger:read",
                            "permissions=orders:read",
                            "days=30");
                });

        assertThat(page).hasStatusOk();
        assertThat(page.getResponse().getHeader("Cache-Control")).contains("no-store");
        var key = found(KEY, page);
        var id = found(ID, page);
        assertThat(get(key, LEDGER)).hasStatus(200);
        assertThat(text(desk().shown(id), "$.name")).isEqualTo("Feed");
        assertThat(text(desk().shown(id), "$.permissions[1]")).isEqualTo("ledger:read");
        assertThat(text(desk().shown(id), "$.expiresAt")).isEqualTo(ends[0]);
        assertThat(body(get(AsAdmin.KEY, URL + "/" + id))).doesNotContain(key.substring(4, 40));
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
        var before = count();

        assertThat(make("name= ", "days=8"))
                .hasStatus(400)
                .bodyText()
                .contains(
                        "aria-describedby=\"wrong-name\"",
                        "The name must not be blank.",
                        "What it may do must not be empty.",
                        "The end must be one of those offered.");
        assertThat(make("name=" + "a".repeat(101), "permissions=ledger:read", "days=365"))
                .hasStatus(400)
                .bodyText()
                .contains("must have at most 100 characters", "value=\"" + "a".repeat(101) + "\"")
                .containsPattern("value=\"ledger:read\"[^>]* checked=")
                .containsPattern("value=\"365\"[^>]* selected=");
        assertThat(make("name=Feed", "permissions=ledger:write"))
                .hasStatus(400)
                .bodyText()
                .contains("wrong-permissions");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void who_only_reads_is_offered_nothing_to_change() {
        var key = desk().made("staff:read", "ledger:read");
        var before = count();

        assertThat(get(key.key(), URL)).hasStatusOk().bodyText().doesNotContain(URL + "/new");
        assertThat(get(key.key(), URL + "/" + key.id()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/rotation", "/revocation");
        for (var path : new String[] {URL, URL + "/" + key.id() + "/revocation"}) {
            assertThat(
                            desk().ask(
                                            key.key(),
                                            "POST",
                                            path,
                                            "name=Feed&permissions=ledger:read",
                                            "application/x-www-form-urlencoded"))
                    .hasStatus(403);
        }
        assertThat(count()).isEqualTo(before);
        assertThat(text(desk().shown(key.id()), "$.status")).isEqualTo("ACTIVE");
    }

    @Test
    void nobody_is_offered_to_give_what_they_do_not_have() {
        var key = desk().made("staff:write", "ledger:read").key();

        assertThat(get(key, URL + "/new"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"staff:write\"", "value=\"ledger:read\"")
                .doesNotContain("value=\"payments:money\"", "value=\"staff:read\"");
    }

    @Test
    void a_key_is_exchanged_on_its_own_page() {
        var old = desk().made("ledger:read");
        var form = new ConsoleForm(http, URL + "/" + old.id());
        var action = URL + "/" + old.id() + "/rotation";

        assertThat(form.post(action, "overlapHours=5", "days=90"))
                .hasStatus(400)
                .bodyText()
                .contains("The time must be one of those offered.");
        assertThat(text(desk().shown(old.id()), "$.status")).isEqualTo("ACTIVE");
        var page = form.post(action, "overlapHours=0", "days=90");

        assertThat(page).hasStatusOk().bodyText().contains("The old key");
        assertThat(get(old.key(), LEDGER)).hasStatus(401);
        assertThat(get(found(KEY, page), LEDGER)).hasStatus(200);
        assertThat(get(AsAdmin.KEY, URL + "/" + old.id()))
                .bodyText()
                .contains("Expired", URL + "/" + found(ID, page))
                .doesNotContain("/rotation", "/revocation");
    }

    @Test
    void a_key_is_taken_back_on_its_own_page() {
        var key = desk().made("ledger:read");
        var page = URL + "/" + key.id();

        assertThat(new ConsoleForm(http, page).post(page + "/revocation"))
                .hasStatus(303)
                .hasHeader("Location", page);

        assertThat(get(key.key(), LEDGER)).hasStatus(401);
        assertThat(get(AsAdmin.KEY, page))
                .bodyText()
                .contains("Taken back", "by API_KEY:admin-key")
                .doesNotContain("/rotation", "/revocation");
        assertThat(get(AsAdmin.KEY, URL + "/" + UUID.randomUUID())).hasStatus(404);
    }
}

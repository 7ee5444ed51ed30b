package dev.cartwright.console;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import dev.cartwright.checkout.Shopper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * People and programs use each secret there is, rightly and wrongly; then it is looked for in what
 * was logged and in every row of the database.
 */
@WholeShop
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest {

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            """;

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    final Map<String, String> secrets = new LinkedHashMap<>();

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    @Test
    void what_one_alone_should_know_is_in_no_log_and_in_no_table(CapturedOutput logged) {
        aCustomer();
        aColleague();
        programs();
        secrets.put("admin key", AsAdmin.KEY);
        assertThat(secrets).hasSize(16).doesNotContainValue("");

        var failures = new SoftAssertions();
        secrets.forEach((name, secret) -> {
            failures.assertThat(logged.getAll().contains(secret)).as("log: " + name).isFalse();
            failures.assertThat(tablesWith(secret)).as(name).isEmpty();
        });
        failures.assertAll();
    }

    private void aCustomer() {
        var shopper = new Shopper(port);
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        var password = secret("password");
        var who = "{\"email\": \"%s\", \"password\": \"%s\"".formatted(email, password);
        shopper.post("/api/auth/register", who + ", \"name\": \"Ada\"}");
        var mails = shopper.asAdmin("GET", "/api/admin/mails?to=" + email, "").body();
        var link = TOKEN.matcher(mails);
        assertThat(link.find()).as(mails).isTrue();
        secrets.put("link in a mail", link.group(1));
        shopper.post("/api/auth/verification", "{\"token\": \"%s\"}".formatted(link.group(1)));
        shopper.post(
                "/api/auth/login", who.replace(password, secret("password typed wrongly")) + "}");
        var in = shopper.post("/api/auth/login", who + "}");
        secrets.put("refresh token", in.text("/refreshToken"));
        secrets.put("access token", in.text("/accessToken"));
        var access = "Bearer " + in.text("/accessToken");
        shopper.send("GET", "/api/auth/me", "", "Authorization", access);
        shopper.send("GET", "/api/auth/me", "", "Authorization", access + "x");
        shopper.send(
                "POST",
                "/api/auth/password/change",
                "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}"
                        .formatted(password, secret("new password")),
                "Authorization",
                access);
    }

    private void aColleague() {
        var ada = Colleague.joined(desk(), port, clock, ADMINISTRATOR);
        secrets.put("secret of an app", ada.device().secret().replace(" ", ""));
        secrets.put("recovery code", ada.paper().getFirst());
        secrets.put("recovery code as it is hashed", ada.paper().get(1).replace("-", ""));
        ada.elsewhere(port)
                .browser()
                .submit("/console/second-factor", "code=" + ada.paper().getFirst());
        ada.elsewhere(port)
                .browser()
                .submit("/console/second-factor", "code=" + ada.paper().get(1));
        for (var cookie : ada.browser().cookies()) {
            secrets.put("cookie " + cookie.getName(), cookie.getValue());
        }
        secrets.put(
                "link of an invitation",
                desk().link(ada.email(), "staff-invitation").replaceFirst(".*token=", ""));
        var browser = ada.elsewhere(port).browser();
        Colleague.signIn(browser, ada.email(), secret("password at the console"), "/console");
    }

    private void programs() {
        var key = desk().key("orders:read");
        secrets.put("API key", key);
        assertThat(desk().ask(key, "GET", "/api/admin/orders", "")).hasStatus(200);
        assertThat(desk().ask(key, "GET", "/api/admin/staff", "")).hasStatus(403);
        assertThat(desk().ask(key + "0", "GET", "/api/admin/orders", "")).hasStatus(401);
        var hook =
                desk().ask(
                                "POST",
                                "/api/admin/webhook-endpoints",
                                "{'url': 'https://1.1.1.1/hooks', 'description': 'ERP', 'eventTypes': ['orders.*']}");
        secrets.put("secret of a webhook", StaffDesk.text(hook, "$.secret"));
    }

    /** Returns what nobody else has ever typed. */
    private String secret(String name) {
        var secret = "canary " + UUID.randomUUID();
        secrets.put(name, secret);
        return secret;
    }

    /** Also in other spellings: bytes stand in a row's text as hexadecimal digits. */
    private List<String> tablesWith(String secret) {
        var bytes = secret.getBytes(UTF_8);
        var hex = HexFormat.of().formatHex(bytes);
        var base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        var found = new ArrayList<String>();
        for (var table : db.fetch(TABLES).getValues(0, String.class)) {
            var rows =
                    db.fetchSingle(
                            "select count(*) from "
                                    + table
                                    + " it where position({0} in it::text) > 0"
                                    + " or position({1} in it::text) > 0"
                                    + " or position({2} in it::text) > 0",
                            DSL.val(secret),
                            DSL.val(hex),
                            DSL.val(base64));
            if (rows.get(0, int.class) > 0) {
                found.add(table);
            }
        }
        return found;
    }
}

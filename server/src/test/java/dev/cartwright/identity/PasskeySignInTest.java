package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.SoftKey;
import dev.cartwright.identity.Visitor.Answer;
import dev.cartwright.passkeys.NewPasskey;
import dev.cartwright.passkeys.Passkeys;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How customers come in by a passkey. */
@AccountTest
class PasskeySignInTest {

    @Autowired MovableClock clock;
    @Autowired Passkeys passkeys;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    SoftKey device = new SoftKey();
    String access = "";

    @BeforeEach
    void signedIn() {
        ada = new Visitor(port).verified();
        device = new SoftKey();
        access = ada.signIn().text("/accessToken");
    }

    private Answer offer(String password) {
        return ada.as(
                access,
                "POST",
                "/api/auth/passkeys/options",
                "{\"password\": \"" + password + "\"}");
    }

    private Answer add(String label) {
        return add(label, device.create(offer(Visitor.PASSWORD).body()));
    }

    private Answer add(String label, String credential) {
        return ada.as(
                access,
                "POST",
                "/api/auth/passkeys",
                "{\"label\": \"%s\", \"credential\": %s}".formatted(label, credential));
    }

    private Answer comeIn() {
        var asked = ada.post("/api/auth/passkeys/sign-in/options", "");
        assertThat(asked.status()).isEqualTo(200);
        return ada.post("/api/auth/passkeys/sign-in", device.get(asked.body()));
    }

    private Answer list() {
        return ada.as(access, "GET", "/api/auth/passkeys", "");
    }

    @Test
    void who_does_not_know_the_password_adds_none() {
        var refused = offer("eight purple herons");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
        assertThat(ada.log()).contains("PASSKEY_ADDED REFUSED WRONG_PASSWORD");
        assertThat(ada.post("/api/auth/passkeys/options", "{}").status()).isEqualTo(401);
        assertThat(ada.post("/api/auth/passkeys", "{}").status()).isEqualTo(401);
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(add("  ", device.create(offer(Visitor.PASSWORD).body())).text("/errors/0/field"))
                .isEqualTo("label");
        assertThat(add("a".repeat(61), "{}").json().at("/errors").toString())
                .contains("\"label\"")
                .contains("\"credential.response\"");
        assertThat(add("Phone", "{\"response\": {\"clientDataJSON\": \"e30\"}}").status())
                .isEqualTo(400);
        var odd = add("Phone", device.create(offer(Visitor.PASSWORD).body()).replace("o2Nm", "!"));
        assertThat(odd.text("/errors/0/field")).isEqualTo("response.attestationObject");
        assertThat(ada.post("/api/auth/passkeys/sign-in", "{}").json().at("/errors").toString())
                .contains("\"id\"")
                .contains("\"response\"");
        assertThat(list().json().at("/items").isEmpty()).isTrue();
    }

    @Test
    void a_passkey_signs_its_owner_in_without_a_password_and_they_hear_that_it_was_added() {
        var added = add("Ada's phone");
        assertThat(added.status()).isEqualTo(201);
        assertThat(ada.mails("passkey-added"))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/text").asString()).contains("Ada's phone"));

        var in = comeIn();

        assertThat(in.status()).isEqualTo(200);
        var me = ada.as(in.text("/accessToken"), "GET", "/api/auth/me", "");
        assertThat(me.text("/email")).isEqualTo(ada.email());
        assertThat(ada.refresh(in.text("/refreshToken")).status()).isEqualTo(200);
        assertThat(list().text("/items/0/label")).isEqualTo("Ada's phone");
        assertThat(list().text("/items/0/usedAt")).isNotEmpty();
        assertThat(ada.log()).endsWith("SIGNED_IN SUCCEEDED", "REFRESHED SUCCEEDED");
    }

    @Test
    void a_passkey_that_is_removed_opens_nothing_and_its_owner_hears_of_it() {
        var id = add("Ada's phone").text("/id");
        var path = "/api/auth/passkeys/" + id;
        var renamed = ada.as(access, "PUT", path, "{\"label\": \"Old phone\"}");
        assertThat(renamed.text("/label")).isEqualTo("Old phone");

        assertThat(ada.as(access, "DELETE", path, "").status()).isEqualTo(204);

        assertThat(comeIn().type()).isEqualTo("/problems/passkey-refused");
        assertThat(ada.as(access, "DELETE", path, "").type())
                .isEqualTo("/problems/unknown-passkey");
        assertThat(ada.mails("passkey-removed"))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/text").asString()).contains("Old phone"));
    }

    @Test
    void an_account_that_is_disabled_opens_to_no_passkey() {
        add("Ada's phone");
        var id = ada.as(access, "GET", "/api/auth/me", "").text("/id");
        ada.asStaff("PUT", "/api/admin/accounts/" + id + "/suspension");

        var refused = comeIn();

        assertThat(refused.type()).isEqualTo("/problems/account-disabled");
        assertThat(ada.log()).endsWith("SIGNED_IN REFUSED ACCOUNT_DISABLED");
        ada.asStaff("DELETE", "/api/admin/accounts/" + id + "/suspension");
        assertThat(comeIn().status()).isEqualTo(200);
    }

    @Test
    void a_passkey_of_who_works_at_the_console_opens_no_shop() {
        var colleague = UUID.randomUUID();
        var offer = passkeys.offer(colleague, "bob@example.org", "Console");
        var made = device.create(JsonMapper.shared().writeValueAsString(offer));
        var read = JsonMapper.shared().readValue(made, NewPasskey.class);
        transaction.execute(_ -> passkeys.add(colleague, "Bob's phone", read));
        var devices = list(ada).size();

        assertThat(comeIn().type()).isEqualTo("/problems/passkey-refused");

        assertThat(list(ada)).hasSize(devices);
    }

    private List<JsonNode> list(Visitor who) {
        return who.as(access, "GET", "/api/auth/sessions", "")
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    @Test
    void who_is_forgotten_has_no_passkeys() {
        add("Ada's phone");
        assertThat(ada.as(access, "GET", "/api/customer/data", "").body()).contains("Ada's phone");

        ada.as(access, "POST", "/api/auth/erasure", "{\"password\": \"" + Visitor.PASSWORD + "\"}");

        assertThat(comeIn().type()).isEqualTo("/problems/passkey-refused");
    }

    @Test
    void an_offer_that_was_left_for_ten_minutes_is_one_no_more() {
        var made = device.create(offer(Visitor.PASSWORD).body());
        clock.move(Duration.ofMinutes(10));

        var refused = add("Phone", made);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.type()).isEqualTo("/problems/passkey-challenge-stale");
        assertThat(ada.mails("passkey-added")).isEmpty();
    }
}

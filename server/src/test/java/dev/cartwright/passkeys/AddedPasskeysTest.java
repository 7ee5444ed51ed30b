package dev.cartwright.passkeys;

import static dev.cartwright.SoftKey.PRESENT;
import static dev.cartwright.SoftKey.VERIFIED;
import static dev.cartwright.passkeys.PasskeysTest.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.MovableClock;
import dev.cartwright.SoftKey;
import dev.cartwright.WholeShop;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.kernel.InvalidField;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which passkeys an account has, and how they come to it. */
@WholeShop
class AddedPasskeysTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired Passkeys passkeys;
    @Autowired AuthLog log;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;

    private Owner somebody() {
        return new Owner(passkeys, transaction);
    }

    private static void assertWrong(ThrowingCallable asked, String field) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        InvalidField.class, it -> assertThat(it.field()).isEqualTo(field));
    }

    /** The same with something else in it. */
    private static String with(String said, Consumer<ObjectNode> change) {
        var tree = (ObjectNode) JSON.readTree(said);
        change.accept(tree);
        return JSON.writeValueAsString(tree);
    }

    private static String response(String said, String field, String value) {
        return with(said, it -> ((ObjectNode) it.get("response")).put(field, value));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void a_browser_is_asked_for_a_passkey_that_is_found_and_unlocked_without_a_name() {
        var ada = somebody();
        var first = new SoftKey();
        ada.add(first);

        var offer = JSON.readTree(ada.offer());

        assertThat(offer.at("/rp"))
                .isEqualTo(JSON.readTree("{'id':'localhost','name':'Shop'}".replace('\'', '"')));
        assertThat(offer.at("/user/name").asString()).isEqualTo("ada@example.org");
        assertThat(offer.at("/user/id").asString()).isEqualTo(Registrations.handle(ada.id()));
        assertThat(offer.at("/pubKeyCredParams").valueStream().map(it -> it.at("/alg").asInt()))
                .containsExactly(-8, -7, -257);
        assertThat(offer.at("/authenticatorSelection/residentKey").asString())
                .isEqualTo("required");
        assertThat(offer.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(offer.at("/attestation").asString()).isEqualTo("none");
        assertThat(offer.at("/excludeCredentials/0/id").asString()).isEqualTo(first.id());
        assertThat(offer.at("/excludeCredentials/0/transports"))
                .hasToString("[\"internal\",\"hybrid\"]");

        var asked = JSON.readTree(ada.asked());
        assertThat(asked.at("/rpId").asString()).isEqualTo("localhost");
        assertThat(asked.at("/userVerification").asString()).isEqualTo("required");
        assertThat(asked.at("/allowCredentials").isEmpty()).isTrue();
        assertThat(JSON.readTree(ada.askedForProof()).at("/allowCredentials/0/id").asString())
                .isEqualTo(first.id());
    }

    @Test
    void a_passkey_is_added_once_from_this_shops_page_and_by_its_owner() {
        var ada = somebody();
        var bob = somebody();
        var made = new SoftKey().create(ada.offer());

        assertRefused(() -> bob.add(made), 401, "passkey-challenge-stale");
        ada.add(made);
        assertRefused(() -> ada.add(made), 401, "passkey-challenge-stale");
        var late = new SoftKey().create(ada.offer());
        clock.move(Duration.ofMinutes(10));
        assertRefused(() -> ada.add(late), 401, "passkey-challenge-stale");
        assertWrong(
                () -> ada.add(new SoftKey().at("https://evil.example", "localhost")), "response");
        assertWrong(() -> ada.add(new SoftKey().at(SoftKey.SHOP, "evil.example")), "response");
        assertWrong(() -> ada.add(new SoftKey().flagged(PRESENT)), "response");
        assertWrong(() -> ada.add(new SoftKey().flagged(VERIFIED)), "response");

        assertThat(passkeys.of(ada.id())).hasSize(1);
        assertThat(passkeys.of(bob.id())).isEmpty();
    }

    @Test
    void a_passkey_is_one_accounts() {
        var ada = somebody();
        var bob = somebody();
        var device = new SoftKey();
        ada.add(device);

        assertRefused(() -> bob.add(device), 409, "passkey-taken");

        device.ownedBy(Registrations.handle(ada.id()));
        assertThat(ada.comeIn(device)).isEqualTo(ada.id());
    }

    @Test
    void somebody_has_at_most_twenty() {
        var ada = somebody();
        for (int i = 0; i < 20; i++) {
            ada.add(new SoftKey());
        }
        assertRefused(() -> ada.add(new SoftKey()), 409, "too-many-passkeys");

        passkeys.remove(ada.id(), passkeys.of(ada.id()).getFirst().id());
        ada.add(new SoftKey());
        assertThat(passkeys.of(ada.id())).hasSize(20);
    }

    @Test
    void a_passkey_that_was_removed_opens_nothing_and_nobody_removes_anothers() {
        var ada = somebody();
        var bob = somebody();
        var device = new SoftKey();
        var id = ada.add(device).id();
        assertThat(passkeys.has(ada.id())).isTrue();

        assertRefused(() -> passkeys.remove(bob.id(), id), 404, "unknown-passkey");
        assertRefused(() -> passkeys.rename(bob.id(), id, "Bob's"), 404, "unknown-passkey");
        assertThat(passkeys.rename(ada.id(), id, "Old phone").label()).isEqualTo("Old phone");
        assertThat(passkeys.remove(ada.id(), id).label()).isEqualTo("Old phone");

        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        assertThat(passkeys.has(ada.id())).isFalse();
        assertThat(ada.logged(log))
                .containsExactly("PASSKEY_ADDED SUCCEEDED null", "PASSKEY_REMOVED SUCCEEDED null");
    }

    @Test
    void whose_account_ends_loses_all_of_them_and_nobody_else_does() {
        var ada = somebody();
        var bob = somebody();
        var device = new SoftKey();
        ada.add(device);
        ada.add(new SoftKey());
        bob.add(new SoftKey());

        passkeys.removeAll(ada.id());

        var told = ada.logged(log);
        assertThat(told).endsWith("PASSKEY_REMOVED SUCCEEDED null").hasSize(3);
        assertThat(passkeys.of(ada.id())).isEmpty();
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        assertThat(passkeys.of(bob.id())).hasSize(1);
        passkeys.removeAll(ada.id());
        assertThat(ada.logged(log)).as("who has none loses none").isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientDataJSON", "authenticatorData", "signature", "userHandle"})
    void what_no_browser_says_is_refused_by_the_field(String field) {
        var ada = somebody();
        var device = new SoftKey();
        ada.add(device);
        var answer = device.get(ada.asked());

        assertWrong(() -> ada.comeIn(response(answer, field, "no Base64!")), "response." + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"type\":\"webauthn.get\"}", "\u00ff"})
    void client_data_that_is_none_is_refused(String client) {
        var ada = somebody();
        var device = new SoftKey();
        var made = device.create(ada.offer());
        ada.add(device);
        var answer = device.get(ada.asked());

        assertWrong(
                () -> ada.comeIn(response(answer, "clientDataJSON", base64(client))), "response");
        assertWrong(() -> ada.add(response(made, "clientDataJSON", base64(client))), "response");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9v8", "oA", "o2NmbXRkbm9uZQ", "gYGBgYGBgYGBgYGB"})
    void an_attestation_that_is_none_is_refused(String object) {
        var ada = somebody();
        var made = new SoftKey().create(ada.offer());

        assertWrong(() -> ada.add(response(made, "attestationObject", object)), "response");
    }
}

package dev.cartwright.passkeys;

import static dev.cartwright.SoftKey.BACKED_UP;
import static dev.cartwright.SoftKey.BACKUP_ELIGIBLE;
import static dev.cartwright.SoftKey.PRESENT;
import static dev.cartwright.SoftKey.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.MovableClock;
import dev.cartwright.SoftKey;
import dev.cartwright.WholeShop;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Problem;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a passkey opens, and what it does not. */
@WholeShop
class PasskeysTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired Passkeys passkeys;
    @Autowired AuthLog log;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    private Owner somebody() {
        return new Owner(passkeys, transaction);
    }

    static void assertRefused(ThrowingCallable asked, int status, String slug) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> {
                            assertThat(it.getBody().getType()).hasToString("/problems/" + slug);
                            assertThat(it.getStatusCode().value()).isEqualTo(status);
                        });
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
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
        assertThat(offer.at("/user/id").asString())
                .isEqualTo(Base64Url.of(Registrations.handle(ada.id())));
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
    void a_passkey_opens_its_owners_account_as_often_as_they_like() {
        var ada = somebody();
        var device = new SoftKey().flagged(PRESENT | VERIFIED | BACKUP_ELIGIBLE);
        var added = ada.add(device);
        assertThat(added.backedUp()).isFalse();
        assertThat(added.usedAt()).isNull();

        assertThat(ada.comeIn(device)).isEqualTo(ada.id());
        device.flagged(PRESENT | VERIFIED | BACKUP_ELIGIBLE | BACKED_UP);
        assertThat(ada.comeIn(device)).isEqualTo(ada.id());

        assertThat(passkeys.of(ada.id()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.label()).isEqualTo("Ada's phone");
                    assertThat(it.backedUp()).isTrue();
                    assertThat(it.usedAt()).isNotNull();
                });
        assertThat(ada.logged(log))
                .containsExactly(
                        "PASSKEY_ADDED SUCCEEDED null",
                        "PASSKEY_USED SUCCEEDED null",
                        "PASSKEY_USED SUCCEEDED null");
    }

    @Test
    void an_answer_opens_once_and_for_ten_minutes() {
        var ada = somebody();
        var device = new SoftKey();
        ada.add(device);

        var answer = device.get(ada.asked());
        assertThat(ada.comeIn(answer)).isEqualTo(ada.id());
        assertRefused(() -> ada.comeIn(answer), 401, "passkey-challenge-stale");

        var late = device.get(ada.asked());
        clock.move(Duration.ofMinutes(10));
        assertRefused(() -> ada.comeIn(late), 401, "passkey-challenge-stale");

        assertThat(ada.logged(log))
                .containsExactly(
                        "PASSKEY_ADDED SUCCEEDED null",
                        "PASSKEY_USED SUCCEEDED null",
                        "PASSKEY_USED REFUSED CHALLENGE_STALE",
                        "PASSKEY_USED REFUSED CHALLENGE_STALE");
    }

    @Test
    void an_answer_opens_what_it_was_asked_for_and_nothing_else() {
        var ada = somebody();
        var device = new SoftKey();
        ada.add(device);
        var bob = somebody();
        bob.add(new SoftKey());

        assertRefused(
                () -> ada.comeIn(device.get(ada.askedForProof())), 401, "passkey-challenge-stale");
        assertRefused(() -> ada.prove(device.get(ada.asked())), 401, "passkey-challenge-stale");
        assertRefused(() -> ada.comeIn(device.get(ada.offer())), 401, "passkey-challenge-stale");
        assertRefused(
                () -> ada.prove(device.get(bob.askedForProof())), 401, "passkey-challenge-stale");
        assertRefused(() -> bob.prove(device.get(bob.askedForProof())), 401, "passkey-refused");

        ada.prove(device.get(ada.askedForProof()));
    }

    @Test
    void a_challenge_that_the_shop_has_not_made_is_none() {
        var ada = somebody();
        var device = new SoftKey();
        ada.add(device);

        for (var forged :
                new String[] {
                    "x",
                    "9999999999999." + "0".repeat(32) + "." + "A".repeat(43),
                    "99999999999999999999." + "0".repeat(32) + "." + "A".repeat(43)
                }) {
            var asked = with(ada.asked(), it -> it.put("challenge", base64(forged)));
            assertRefused(() -> ada.comeIn(device.get(asked)), 401, "passkey-challenge-stale");
        }
    }

    @Test
    void nothing_opens_that_was_signed_for_another_page_or_by_a_locked_device() {
        var ada = somebody();
        var device = new SoftKey();
        ada.add(device);

        device.at("http://localhost:9090", "localhost");
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        device.at("http://localhost:8080", "example.org");
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        device.at("http://localhost:8080", "localhost").flagged(PRESENT);
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        device.flagged(VERIFIED);
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        device.flagged(PRESENT | VERIFIED | BACKUP_ELIGIBLE | BACKED_UP);
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        device.flagged(PRESENT | VERIFIED).broken();
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");

        assertThat(ada.logged(log))
                .containsOnly(
                        "PASSKEY_ADDED SUCCEEDED null", "PASSKEY_USED REFUSED WRONG_SIGNATURE")
                .hasSize(7);
        assertThat(passkeys.of(ada.id()).getFirst().usedAt()).isNull();
    }

    @Test
    void a_passkey_that_was_copied_opens_nothing_once_the_other_has_signed() {
        var ada = somebody();
        var device = new SoftKey().counting(4);
        ada.add(device);

        assertThat(ada.comeIn(device.counting(6))).isEqualTo(ada.id());
        assertRefused(() -> ada.comeIn(device.counting(5)), 401, "passkey-refused");
        assertRefused(() -> ada.comeIn(device.counting(6)), 401, "passkey-refused");
        assertRefused(() -> ada.comeIn(device.counting(0)), 401, "passkey-refused");
        assertThat(ada.comeIn(device.counting(4_294_967_295L))).isEqualTo(ada.id());

        assertThat(ada.logged(log))
                .filteredOn("PASSKEY_USED REFUSED PASSKEY_COPIED"::equals)
                .hasSize(3);
    }

    @Test
    void a_passkey_of_nobody_or_that_says_it_is_somebody_elses_opens_nothing() {
        var ada = somebody();
        var device = new SoftKey();

        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        ada.add(device);
        device.ownedBy(Base64Url.of(Registrations.handle(UUID.randomUUID())));
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
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
        assertWrong(
                () -> ada.add(new SoftKey().at("http://localhost:8080", "evil.example")),
                "response");
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

        assertRefused(() -> passkeys.remove(bob.id(), id), 404, "unknown-passkey");
        assertRefused(() -> passkeys.rename(bob.id(), id, "Bob's"), 404, "unknown-passkey");
        assertThat(passkeys.rename(ada.id(), id, "Old phone").label()).isEqualTo("Old phone");
        assertThat(passkeys.remove(ada.id(), id).label()).isEqualTo("Old phone");

        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        assertThat(passkeys.has(ada.id())).isFalse();
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

    @Test
    void challenges_that_were_answered_are_forgotten_when_they_hold_no_more() {
        var ada = somebody();
        var device = new SoftKey();
        ada.add(device);
        ada.comeIn(device);
        var answered = "select count(*) from passkeys.answered_challenges";
        assertThat(db.fetchSingle(answered).get(0, int.class)).isGreaterThanOrEqualTo(2);

        clock.move(Duration.ofMinutes(10));
        assertThat(passkeys.forgetAnswers()).isGreaterThanOrEqualTo(2);
        assertThat(db.fetchSingle(answered).get(0, int.class)).isZero();
    }
}

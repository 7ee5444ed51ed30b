package dev.cartwright.passkeys;

import static dev.cartwright.SoftKey.BACKED_UP;
import static dev.cartwright.SoftKey.BACKUP_ELIGIBLE;
import static dev.cartwright.SoftKey.PRESENT;
import static dev.cartwright.SoftKey.VERIFIED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.MovableClock;
import dev.cartwright.SoftKey;
import dev.cartwright.WholeShop;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.platform.Problem;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
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

    /** The same with something else in it. */
    private static String with(String said, Consumer<ObjectNode> change) {
        var tree = (ObjectNode) JSON.readTree(said);
        change.accept(tree);
        return JSON.writeValueAsString(tree);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
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
    void no_two_challenges_are_alike_even_of_one_instant() {
        var ada = somebody();

        assertThat(Stream.generate(ada::asked).limit(20).map(PasskeysTest::nonce))
                .doesNotHaveDuplicates();
    }

    private static String nonce(String asked) {
        var challenge = JSON.readTree(asked).at("/challenge").asString();
        return new String(Base64.getUrlDecoder().decode(challenge), UTF_8).split("\\.", 3)[1];
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
        device.at(SoftKey.SHOP, "example.org");
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
        device.at(SoftKey.SHOP, "localhost").flagged(PRESENT);
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
        device.ownedBy(Registrations.handle(UUID.randomUUID()));
        assertRefused(() -> ada.comeIn(device), 401, "passkey-refused");
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

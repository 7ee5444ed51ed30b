package dev.cartwright.passkeys;

import static dev.cartwright.passkeys.PasskeysTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.SoftKey;
import dev.cartwright.WholeShop;
import dev.cartwright.authlog.AuthLog;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two at once with the same passkey. */
@WholeShop
class PasskeyRaceTest {

    @Autowired Passkeys passkeys;
    @Autowired AuthLog log;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    private Owner somebody() {
        return new Owner(passkeys, transaction);
    }

    private Meanwhile meanwhile() {
        return new Meanwhile(transaction, db);
    }

    @Test
    void an_answer_opens_for_one_of_two() {
        var ada = somebody();
        var device = new SoftKey();
        ada.add(device);
        var answer = device.get(ada.asked());

        meanwhile()
                .assertRefused(
                        () -> assertThat(ada.comeIn(answer)).isEqualTo(ada.id()),
                        () -> ada.comeIn(answer),
                        "passkey-challenge-stale");

        assertThat(ada.logged(log))
                .containsExactlyInAnyOrder(
                        "PASSKEY_ADDED SUCCEEDED null",
                        "PASSKEY_USED SUCCEEDED null",
                        "PASSKEY_USED REFUSED CHALLENGE_STALE");
    }

    /** A device and its copy, each with an answer of its own. */
    @Test
    void a_device_that_counts_has_signed_so_often_once() {
        var ada = somebody();
        var device = new SoftKey().counting(1);
        ada.add(device);
        device.counting(2);
        var original = device.get(ada.asked());
        var copy = device.get(ada.asked());

        meanwhile()
                .assertRefused(
                        () -> ada.comeIn(original), () -> ada.comeIn(copy), "passkey-refused");

        assertThat(ada.logged(log)).contains("PASSKEY_USED REFUSED PASSKEY_COPIED");
    }

    @Test
    void a_passkey_that_is_just_removed_opens_nothing() {
        var ada = somebody();
        var device = new SoftKey();
        var id = ada.add(device).id();
        var answer = device.get(ada.asked());

        meanwhile()
                .assertRefused(
                        () -> passkeys.remove(ada.id(), id),
                        () -> ada.comeIn(answer),
                        "passkey-refused");
    }

    @Test
    void the_last_that_fits_is_added_once() {
        var ada = somebody();
        for (int i = 0; i < 19; i++) {
            ada.add(new SoftKey());
        }

        meanwhile()
                .assertRefused(
                        () -> ada.add(new SoftKey()),
                        () -> ada.add(new SoftKey()),
                        "too-many-passkeys");

        assertThat(passkeys.of(ada.id())).hasSize(20);
        assertRefused(() -> ada.add(new SoftKey()), 409, "too-many-passkeys");
    }
}

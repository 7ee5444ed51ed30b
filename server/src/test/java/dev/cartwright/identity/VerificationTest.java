package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.links.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class VerificationTest {

    @Autowired MovableClock clock;
    @Autowired LinkMail mail;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    Visitor thief = new Visitor(0);

    @BeforeEach
    void somebodyNew() {
        ada = new Visitor(port);
        thief = ada.with("eight purple herons").from("127.0.0.66");
    }

    @Test
    void a_wrong_password_verifies_nothing_and_the_link_holds_on() {
        thief.register();
        var link = ada.newestLink("verify-email");

        var refused = ada.verifyKnowing(link);

        assertThat(refused.type()).isEqualTo("/problems/invalid-request");
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
        assertThat(thief.signIn().type()).isEqualTo("/problems/email-not-verified");
        assertThat(ada.log()).contains("VERIFIED REFUSED WRONG_PASSWORD");
        assertThat(thief.verifyKnowing(link).status()).isEqualTo(204);
    }

    @Test
    void each_wrong_password_behind_a_link_counts_as_a_try() {
        ada.register();
        var link = ada.newestLink("verify-email");
        for (int i = 0; i < 6; i++) {
            assertThat(thief.verifyKnowing(link).status()).isEqualTo(400);
        }

        assertThat(thief.verifyKnowing(link).status()).isEqualTo(429);
        assertThat(thief.signIn().status()).isEqualTo(429);
        assertThat(ada.verifyKnowing(link).status()).isEqualTo(204);
    }

    @Test
    void a_link_that_does_not_hold_asks_for_no_password() {
        assertThat(ada.verifyKnowing("x".repeat(43)).type()).isEqualTo("/problems/link-not-valid");
    }

    @Test
    void where_neither_password_is_kept_none_is_asked_for() {
        ada.register();
        thief.register();

        assertThat(ada.verifyKnowing(ada.newestLink("verify-email")).status()).isEqualTo(204);

        assertThat(ada.mails("reset-password")).hasSize(1);
        assertThat(ada.signIn().status()).isEqualTo(401);
        assertThat(thief.signIn().status()).isEqualTo(401);
    }

    @Test
    void who_registers_again_gets_the_same_link_and_a_stranger_voids_none() {
        ada.register();
        var link = ada.newestLink("verify-email");
        clock.move(Duration.ofMinutes(1));
        thief.register();

        assertThat(ada.mails("verify-email").stream().map(Visitor::linkIn))
                .containsExactly(link, link);
        assertThat(ada.verify(link).status()).isEqualTo(204);
    }

    @Test
    void a_link_that_has_lived_half_its_life_is_replaced_by_another() {
        ada.register();
        var older = ada.newestLink("verify-email");
        clock.move(Duration.ofHours(12));
        ada.register();

        assertThat(ada.verify(older).status()).isEqualTo(410);
        assertThat(ada.verify(ada.newestLink("verify-email")).status()).isEqualTo(204);
    }

    @Test
    void an_address_gets_one_mail_a_minute_and_ten_a_day_however_often_it_is_registered() {
        for (int i = 0; i < 10; i++) {
            assertThat(ada.register().status()).isEqualTo(202);
        }
        assertThat(ada.mails("verify-email")).hasSize(1);

        for (int i = 0; i < 12; i++) {
            clock.move(Duration.ofMinutes(1));
            assertThat(ada.register().status()).isEqualTo(202);
        }
        assertThat(ada.mails("verify-email")).hasSize(10);
        mail.send(Purpose.VERIFICATION + " " + ada.email());
        assertThat(ada.mails("verify-email")).hasSize(10);

        clock.move(Duration.ofDays(1));
        ada.register();
        assertThat(ada.mails("verify-email")).hasSize(11);
    }

    @Test
    void who_asks_for_the_mail_again_gets_it_until_the_address_is_verified() {
        ada.register();
        clock.move(Duration.ofMinutes(1));
        mail.send(Purpose.VERIFICATION + " " + ada.email());
        assertThat(ada.mails("verify-email")).hasSize(2);

        ada.verify(ada.newestLink("verify-email"));
        clock.move(Duration.ofMinutes(1));
        mail.send(Purpose.VERIFICATION + " " + ada.email());

        assertThat(ada.mails("verify-email")).hasSize(2);
    }

    @Test
    void an_address_with_an_account_gets_no_more_mails_of_strangers_than_one_without() {
        ada.verified();
        for (int i = 0; i < 12; i++) {
            thief.register();
            clock.move(Duration.ofMinutes(1));
            thief.register();
        }

        assertThat(ada.mails("already-registered")).hasSize(9);
    }

    @Test
    void who_has_not_verified_an_address_is_told_who_registered_and_greeted_by_no_name() {
        ada.from("127.0.0.77").register("Win 1000 EUR on evil.com");
        mail.send(Purpose.RESET + " " + ada.email());

        var verify = ada.mails("verify-email").getFirst();
        assertThat(verify.at("/name").asString()).isEmpty();
        assertThat(verify.at("/text").asString())
                .startsWith("Hello,\n")
                .contains("from the network 127.0.0.77")
                .contains("If that was not you, ignore this mail");
        var reset = ada.mails("reset-password").getFirst();
        assertThat(reset.at("/name").asString()).isEmpty();
        assertThat(verify.toString() + reset).doesNotContain("evil.com");
    }

    @Test
    void a_name_that_strangers_may_have_given_is_not_kept() {
        ada.register();
        thief.register("Mallory");
        ada.verify(ada.newestLink("verify-email"));
        ada.reset(ada.newestLink("reset-password"), "nine purple herons");

        var access = ada.with("nine purple herons").signIn().text("/accessToken");
        assertThat(ada.as(access, "GET", "/api/auth/me", "").text("/name")).isEmpty();
    }

    @Test
    void who_sets_a_password_by_mail_takes_over_nothing_that_was_registered() {
        thief.register("Mallory");
        mail.send(Purpose.RESET + " " + ada.email());
        ada.reset(ada.newestLink("reset-password"), "nine purple herons");

        assertThat(thief.signIn().status()).isEqualTo(401);
        var access = ada.with("nine purple herons").signIn().text("/accessToken");
        assertThat(ada.as(access, "GET", "/api/auth/me", "").text("/name")).isEmpty();
    }
}

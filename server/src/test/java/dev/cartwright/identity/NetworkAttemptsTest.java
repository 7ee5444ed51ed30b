package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.identity.Visitor.Answer;
import dev.cartwright.kernel.EmailAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What one network may ask for, whoever's account it is about. */
@AccountTest
@TestPropertySource(
        properties = {"cartwright.attempts.limited=true", "cartwright.attempts.per-minute=2"})
class NetworkAttemptsTest {

    @Autowired UserTable users;
    @LocalServerPort int port;

    @Test
    void a_network_that_signs_in_too_often_is_refused_before_its_password_is_looked_at() {
        var guesser = new Visitor(port).from("127.0.3.1");
        guesser.signIn();
        guesser.signIn();

        refused(guesser.signIn());
        assertThat(guesser.log()).hasSize(2);
    }

    @Test
    void a_network_that_registers_too_often_registers_nobody() {
        var crowd = new Visitor(port).from("127.0.3.2");
        crowd.register();
        crowd.register();
        var late = new Visitor(port).from("127.0.3.2");

        refused(late.register());
        assertThat(users.find(new EmailAddress(late.email()))).isEmpty();
        assertThat(late.mails("verify-email")).isEmpty();
    }

    @Test
    void a_network_that_asks_for_too_many_mails_gets_none_noted() {
        var sender = new Visitor(port).from("127.0.3.3");
        sender.forgot();
        sender.forgot();

        refused(sender.forgot());
        assertThat(sender.log()).hasSize(2);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.type()).isEqualTo("/problems/too-many-attempts");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
    }
}

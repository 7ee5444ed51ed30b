package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.attempts.Attempts;
import dev.cartwright.identity.Visitor.Answer;
import dev.cartwright.links.Purpose;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class AttemptsTest {

    @Autowired MovableClock clock;
    @Autowired Attempts attempts;
    @Autowired LinkMail mail;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    Visitor guesser = new Visitor(0);

    @BeforeEach
    void somebodyWithAnAccount() {
        ada = new Visitor(port).verified();
        guesser = ada.with("a wrong guess").from("127.0.0.66");
    }

    @Test
    void after_five_wrong_ones_each_further_try_waits_twice_as_long() {
        for (int i = 0; i < 6; i++) {
            assertThat(guesser.signIn().status()).isEqualTo(401);
        }
        for (var seconds : new int[] {1, 2, 4, 8, 16}) {
            var early = guesser.signIn();
            assertThat(early.status()).isEqualTo(429);
            assertThat(early.type()).isEqualTo("/problems/too-many-attempts");
            assertThat(early.header("Retry-After")).isEqualTo(Integer.toString(seconds));
            clock.move(Duration.ofSeconds(seconds));
            assertThat(guesser.signIn().status()).isEqualTo(401);
        }
        assertThat(ada.log()).contains("SLOWED REFUSED TOO_MANY_ATTEMPTS");
    }

    @Test
    void an_address_without_an_account_is_slowed_down_alike() {
        var nobody = new Visitor(port);
        for (int i = 0; i < 6; i++) {
            assertThat(nobody.signIn().type()).isEqualTo("/problems/wrong-credentials");
        }

        assertThat(nobody.signIn().header("Retry-After")).isEqualTo("1");
        assertThat(nobody.mails("sign-in-slowed")).isEmpty();
    }

    @Test
    void no_wait_is_longer_than_a_quarter_of_an_hour() {
        for (int i = 0; i < 30; i++) {
            clock.move(Duration.ofMinutes(15));
            assertThat(guesser.signIn().status()).isEqualTo(401);
        }

        assertThat(guesser.signIn().header("Retry-After")).isEqualTo("900");
    }

    @Test
    void a_try_that_comes_too_early_is_not_answered_even_if_it_is_right() {
        for (int i = 0; i < 6; i++) {
            guesser.signIn();
        }

        assertThat(guesser.with(Visitor.PASSWORD).signIn().status()).isEqualTo(429);
        clock.move(Duration.ofSeconds(1));
        assertThat(guesser.with(Visitor.PASSWORD).signIn().status()).isEqualTo(200);
        assertThat(guesser.signIn().status()).isEqualTo(401);
    }

    @Test
    void many_guesses_at_once_are_as_many_as_one_after_the_other() throws Exception {
        try (var threads = Executors.newFixedThreadPool(40)) {
            var guesses =
                    IntStream.range(0, 40)
                            .<Callable<Answer>>mapToObj(_ -> guesser::signIn)
                            .toList();
            var answers = clock.still(() -> threads.invokeAll(guesses));

            var statuses = answers.stream().map(Future::resultNow).map(Answer::status).toList();
            assertThat(statuses.stream().filter(status -> status == 401)).hasSize(6);
            assertThat(statuses.stream().filter(status -> status == 429)).hasSize(34);
        }
    }

    @Test
    void guesses_from_everywhere_slow_down_who_is_unknown_and_nobody_else() {
        var session = ada.signIn();
        guessFromEverywhere();

        assertThat(ada.from("127.0.9.9").signIn().status()).isEqualTo(429);
        assertThat(ada.signIn().status()).isEqualTo(200);
        assertThat(ada.refresh(session.text("/refreshToken")).status()).isEqualTo(200);
        assertThat(ada.mails("sign-in-slowed")).hasSize(1);
        assertThat(ada.log()).contains("LOCKED REFUSED TOO_MANY_ATTEMPTS");
    }

    @Test
    void the_owners_sign_ins_from_where_they_are_known_give_a_guesser_no_further_tries() {
        ada.signIn();
        for (int i = 1; i <= 10; i++) {
            assertThat(guesser.from("127.0.7." + i).signIn().status()).isEqualTo(401);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(ada.signIn().status()).isEqualTo(200);
        }

        for (int i = 11; i <= 21; i++) {
            assertThat(guesser.from("127.0.7." + i).signIn().status()).isEqualTo(401);
        }
        assertThat(guesser.from("127.0.7.22").signIn().status()).isEqualTo(429);
    }

    @Test
    void a_right_password_from_a_new_place_takes_back_what_was_counted_for_it() {
        for (int i = 1; i <= 20; i++) {
            assertThat(ada.from("127.0.8." + i).signIn().status()).isEqualTo(200);
        }

        guessFromEverywhere();
    }

    @Test
    void the_right_password_is_no_wrong_one_wherever_it_is_asked_for() {
        var access = ada.signIn().text("/accessToken");
        for (int i = 0; i < 6; i++) {
            assertThat(moveFrom(access, Visitor.PASSWORD).status()).isEqualTo(202);
        }

        for (int i = 0; i < 6; i++) {
            assertThat(ada.with("a wrong guess").signIn().status()).isEqualTo(401);
        }
        assertThat(ada.signIn().status()).isEqualTo(429);
    }

    @Test
    void a_wrong_password_counts_as_a_try_wherever_it_is_asked_for() {
        var access = ada.signIn().text("/accessToken");
        for (int i = 0; i < 6; i++) {
            assertThat(moveFrom(access, "a wrong guess").status()).isEqualTo(400);
        }

        var early = moveFrom(access, Visitor.PASSWORD);
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.header("Retry-After")).isEqualTo("1");
    }

    private Answer moveFrom(String access, String password) {
        return ada.as(
                access,
                "POST",
                "/api/auth/email",
                "{\"email\": \"elsewhere-%s\", \"password\": \"%s\"}"
                        .formatted(ada.email(), password));
    }

    @Test
    void a_refresh_does_not_make_guesses_forgotten() {
        var session = ada.signIn();
        guessFromEverywhere();

        ada.refresh(session.text("/refreshToken"));

        assertThat(ada.from("127.0.9.9").signIn().status()).isEqualTo(429);
    }

    @Test
    void a_new_password_by_mail_opens_at_once() {
        guessFromEverywhere();
        ada.forgot();
        mail.send(Purpose.RESET + " " + ada.email());
        ada.reset(ada.newestLink("reset-password"), "nine purple herons");

        assertThat(ada.with("nine purple herons").from("127.0.9.9").signIn().status())
                .isEqualTo(200);
    }

    @Test
    void after_a_day_guesses_are_forgotten() {
        for (int i = 0; i < 6; i++) {
            guesser.signIn();
        }
        clock.move(Duration.ofHours(25));
        attempts.forgetOld();

        for (int i = 0; i < 6; i++) {
            assertThat(guesser.signIn().status()).isEqualTo(401);
        }
    }

    private void guessFromEverywhere() {
        for (int i = 1; i <= 21; i++) {
            var answer = guesser.from("127.0.7." + i).signIn();
            assertThat(answer.status()).as("guess %d", i).isEqualTo(401);
        }
    }
}

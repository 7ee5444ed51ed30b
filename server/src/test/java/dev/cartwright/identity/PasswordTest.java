package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.identity.Visitor.Answer;
import dev.cartwright.kernel.EmailAddress;
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
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@AccountTest
class PasswordTest {

    private static final String NEW = "nine purple herons";

    @Autowired LinkMail mail;
    @Autowired UserTable users;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);

    @BeforeEach
    void somebodyWithAnAccount() {
        ada = new Visitor(port).verified();
    }

    @Test
    void whether_somebody_has_the_address_is_not_told() {
        var nobody = new Visitor(port);

        var unknown = nobody.forgot();
        var known = ada.forgot();

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(202);
        assertThat(unknown.body()).isEqualTo(known.body()).isEmpty();
        assertThat(nobody.log()).containsExactly("PASSWORD_RESET_ASKED REFUSED UNKNOWN_ACCOUNT");
        assertThat(ada.log()).contains("PASSWORD_RESET_ASKED SUCCEEDED");
    }

    @Test
    void however_often_a_link_is_asked_for_one_a_minute_is_sent() {
        askForLink();
        askForLink();
        assertThat(ada.mails("reset-password")).hasSize(1);

        clock.move(Duration.ofMinutes(1));
        askForLink();
        assertThat(ada.mails("reset-password")).hasSize(2);
    }

    @Test
    void who_asks_again_gets_the_same_link_until_half_its_life_is_over() {
        var link = linkToReset();
        clock.move(Duration.ofMinutes(14));
        assertThat(linkToReset()).isEqualTo(link);
        assertThat(ada.mails("reset-password").getFirst().at("/text").asString())
                .contains("for 15 minutes");

        clock.move(Duration.ofMinutes(1));
        var newer = linkToReset();

        assertThat(newer).isNotEqualTo(link);
        assertThat(ada.reset(link, NEW).status()).isEqualTo(410);
        assertThat(ada.reset(newer, NEW).status()).isEqualTo(204);
    }

    @Test
    void whoever_asks_again_and_again_makes_no_link_of_the_owners_useless() {
        var link = linkToReset();
        for (int i = 0; i < 10; i++) {
            clock.move(Duration.ofMinutes(1));
            askForLink();
        }

        assertThat(ada.mails("reset-password")).hasSize(11);
        assertThat(ada.reset(link, NEW).status()).isEqualTo(204);
    }

    @Test
    void a_weak_password_leaves_the_link_and_the_old_password() {
        var link = linkToReset();

        var refused = ada.reset(link, "password123");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
        assertThat(ada.signIn().status()).isEqualTo(200);
        assertThat(ada.reset(link, NEW).status()).isEqualTo(204);
    }

    @Test
    void a_password_of_the_persons_own_data_is_refused() {
        var refused = ada.reset(linkToReset(), ada.email());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
    }

    @Test
    void a_link_holds_for_half_an_hour() {
        var link = linkToReset();
        clock.move(Duration.ofMinutes(30));

        assertThat(ada.reset(link, NEW).type()).isEqualTo("/problems/link-not-valid");
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void a_reset_signs_everybody_out_and_tells_the_owner() {
        var session = ada.signIn();

        ada.reset(linkToReset(), NEW);

        assertThat(ada.refresh(session.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(ada.signIn().status()).isEqualTo(401);
        assertThat(ada.with(NEW).signIn().status()).isEqualTo(200);
        assertThat(ada.mails("password-changed")).hasSize(1);
        assertThat(ada.log()).contains("PASSWORD_RESET SUCCEEDED");
    }

    @Test
    void of_many_resets_by_one_link_at_once_one_counts() throws Exception {
        var link = linkToReset();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers =
                    threads.invokeAll(
                            IntStream.range(0, 8)
                                    .<Callable<Answer>>mapToObj(
                                            i -> () -> ada.reset(link, i + " purple herons"))
                                    .toList());

            var statuses = answers.stream().map(Future::resultNow).map(Answer::status).toList();
            assertThat(statuses.stream().filter(status -> status == 204)).hasSize(1);
            assertThat(statuses.stream().filter(status -> status == 410)).hasSize(7);
            var winner = statuses.indexOf(204);
            assertThat(ada.with(winner + " purple herons").signIn().status()).isEqualTo(200);
        }
        assertThat(ada.mails("password-changed")).hasSize(1);
    }

    @Test
    void who_reads_the_mail_of_an_account_that_waits_has_verified_it() {
        var grace = new Visitor(port);
        grace.register();
        mail.send(Purpose.RESET + " " + grace.email());

        grace.reset(grace.newestLink("reset-password"), NEW);

        assertThat(grace.with(NEW).signIn().status()).isEqualTo(200);
        assertThat(grace.verify(grace.newestLink("verify-email")).status()).isEqualTo(410);
    }

    @Test
    void a_wrong_current_password_changes_nothing() {
        var session = ada.signIn();

        var refused = change(session, "eight purple herons", NEW);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("currentPassword");
        assertThat(ada.refresh(session.text("/refreshToken")).status()).isEqualTo(200);
        assertThat(ada.log()).contains("PASSWORD_CHANGED REFUSED WRONG_PASSWORD");
    }

    @Test
    void a_weak_new_password_changes_nothing() {
        var session = ada.signIn();

        var refused = change(session, Visitor.PASSWORD, "password123");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("newPassword");
        assertThat(ada.refresh(session.text("/refreshToken")).status()).isEqualTo(200);
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void a_change_keeps_this_device_and_signs_all_others_out() {
        var here = ada.signIn();
        var there = ada.signIn();

        var changed = change(here, Visitor.PASSWORD, NEW);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(ada.refresh(there.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(ada.refresh(here.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(ada.refresh(changed.text("/refreshToken")).status()).isEqualTo(200);
        assertThat(ada.with(NEW).signIn().status()).isEqualTo(200);
        assertThat(ada.mails("password-changed")).hasSize(1);
    }

    @Test
    void a_guest_changes_no_password() {
        var body = "{\"currentPassword\": \"a\", \"newPassword\": \"" + NEW + "\"}";

        assertThat(ada.post("/api/auth/password/change", body).type())
                .isEqualTo("/problems/sign-in-needed");
    }

    @Test
    void a_hash_of_another_scheme_is_replaced_at_the_next_sign_in() {
        var email = new EmailAddress(ada.email());
        var before = users.find(email).orElseThrow();
        var foreign = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(Visitor.PASSWORD);
        users.rehash(before, foreign);
        var session = ada.signIn();

        var after = users.find(email).orElseThrow();
        assertThat(session.status()).isEqualTo(200);
        assertThat(after.passwordHash()).isNotEqualTo(foreign).startsWith("{bcrypt-hmac-v1}");
        assertThat(after.epoch()).isEqualTo(before.epoch());
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    private Answer change(Answer session, String current, String wanted) {
        return ada.as(
                session.text("/accessToken"),
                "POST",
                "/api/auth/password/change",
                "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}"
                        .formatted(current, wanted));
    }

    private String linkToReset() {
        askForLink();
        return ada.newestLink("reset-password");
    }

    /** As the job does that the server's own request has queued. */
    private void askForLink() {
        mail.send(Purpose.RESET + " " + ada.email());
    }
}

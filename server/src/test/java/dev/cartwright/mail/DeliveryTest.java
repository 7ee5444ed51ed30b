package dev.cartwright.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.kernel.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the mail server may do to a mail, and what becomes of it. */
class DeliveryTest extends BadDays {

    @Test
    void a_server_that_is_away_costs_a_mail_no_attempt_however_long() {
        SERVER.answer("GREETING", "421 away");
        var mail = post.queued(aMail());

        for (int i = 0; i < 50; i++) {
            assertThat(postman.work()).isOne();
            assertThat(postman.work()).as("it is left alone for a while").isZero();
            STILL.move(Duration.ofSeconds(30));
        }
        var waiting = post.now(mail);
        assertThat(waiting.state()).isEqualTo(Mail.State.FAILED);
        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.lastError()).contains("421");
        assertThat(waiting.maybeDoubled()).isFalse();

        SERVER.behave();
        postman.work();

        assertThat(post.now(mail).state()).isEqualTo(Mail.State.SENT);
        assertThat(SERVER.taken).hasSize(1);
    }

    @Test
    void pauses_double_up_to_four_hours_and_after_twelve_attempts_it_is_given_up() {
        SERVER.answer("RCPT", "451 4.3.0 not now");
        var mail = post.queued(aMail());

        var minutes = new ArrayList<Long>();
        for (int attempts = 1; attempts < 12; attempts++) {
            assertThat(postman.work()).isOne();
            var failed = post.now(mail);
            assertThat(failed.state()).isEqualTo(Mail.State.FAILED);
            assertThat(failed.attempts()).isEqualTo(attempts);
            assertThat(failed.lastError()).isEqualTo("451 4.3.0 not now");
            assertThat(failed.lastAttemptAt()).isEqualTo(STILL.instant());
            var next = requireNonNull(failed.nextAttemptAt());
            minutes.add(Duration.between(STILL.instant(), next).toMinutes());
            STILL.move(Duration.between(STILL.instant(), next).minusNanos(1_000));
            assertThat(postman.work()).as("too early").isZero();
            STILL.move(Duration.ofNanos(1_000));
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 240L, 240L, 240L);

        postman.work();

        var dead = post.now(mail);
        assertThat(dead.state()).isEqualTo(Mail.State.DEAD);
        assertThat(dead.attempts()).isEqualTo(12);
        assertThat(dead.settledAt()).isEqualTo(STILL.instant());
        assertThat(dead.nextAttemptAt()).isNull();
        STILL.move(Duration.ofDays(1));
        assertThat(postman.work()).isZero();
    }

    @Test
    void an_address_that_is_refused_for_good_is_given_up_at_once() {
        SERVER.answer("RCPT", "550 5.1.1 nobody here");
        var mail = post.queued(aMail());

        postman.work();

        var dead = post.now(mail);
        assertThat(dead.state()).isEqualTo(Mail.State.DEAD);
        assertThat(dead.attempts()).isOne();
        assertThat(dead.lastError()).isEqualTo("550 5.1.1 nobody here");
    }

    @Test
    void a_mail_that_failed_once_goes_out_the_next_time() {
        SERVER.answer("DONE", "452 4.3.1 full");
        var mail = post.queued(aMail());
        postman.work();
        SERVER.behave();
        STILL.move(Duration.ofMinutes(1));

        postman.work();

        var sent = post.now(mail);
        assertThat(sent.state()).isEqualTo(Mail.State.SENT);
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(sent.maybeDoubled()).isFalse();
        assertThat(sent.settledAt()).isEqualTo(STILL.instant());
        assertThat(SERVER.taken).hasSize(1);
    }

    @Test
    void one_bad_mail_among_many_holds_up_none() {
        var bad = new EmailAddress("bad." + UUID.randomUUID() + "@example.org");
        SERVER.answer("RCPT TO:<bad", TrialServer.HANG_UP);
        post.queue(Post.confirmation(bad));
        var good = new ArrayList<Mail>();
        for (int i = 0; i < 5; i++) {
            good.add(post.queued(aMail()));
        }

        assertThat(postman.work()).isEqualTo(6);

        assertThat(good).extracting(it -> post.now(it).state()).containsOnly(Mail.State.SENT);
        assertThat(post.only(bad).state()).isEqualTo(Mail.State.FAILED);
        assertThat(post.only(bad).attempts()).isOne();
    }

    @Test
    void a_slow_mail_holds_up_none_and_is_cut_off() {
        var slow = new EmailAddress("slow." + UUID.randomUUID() + "@example.org");
        SERVER.answer("RCPT TO:<slow", TrialServer.SILENCE);
        post.queue(Post.confirmation(slow));
        postman.wakeUp();
        await().until(() -> post.only(slow).state() == Mail.State.SENDING);
        var other = post.queued(aMail());

        postman.wakeUp();

        await().until(() -> post.now(other).state() == Mail.State.SENT);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> post.only(slow).state() == Mail.State.FAILED);
    }
}

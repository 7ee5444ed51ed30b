package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.PersonalData.Person;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of mails whose server died, whose words or whose reader are gone. */
class LostMailTest extends BadDays {

    @Test
    void a_mail_whose_answer_was_lost_is_sent_again_under_the_same_name_and_says_so() {
        SERVER.answer("DONE", TrialServer.HANG_UP);
        var mail = post.queued(aMail());
        postman.work();
        assertThat(post.now(mail).maybeDoubled()).isTrue();
        SERVER.behave();
        STILL.move(Duration.ofMinutes(1));

        postman.work();

        assertThat(post.now(mail).state()).isEqualTo(Mail.State.SENT);
        assertThat(post.now(mail).maybeDoubled()).isTrue();
        assertThat(SERVER.taken)
                .hasSize(2)
                .allMatch(it -> it.contains("\nMessage-ID: " + mail.messageId() + "\n"));
    }

    @Test
    void a_mail_whose_server_died_is_taken_over_after_five_minutes_and_says_so() {
        var mail = post.queued(aMail());
        var lost = claim();

        STILL.move(Duration.ofMinutes(5).minusNanos(1_000));
        assertThat(postman.work()).isZero();
        STILL.move(Duration.ofNanos(1_000));
        assertThat(postman.work()).isOne();

        var sent = post.now(mail);
        assertThat(sent.state()).isEqualTo(Mail.State.SENT);
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(sent.maybeDoubled()).isTrue();
        assertThat(table.dead(lost, "late", STILL.instant()))
                .as("who lost it settles it no more")
                .isFalse();
        assertThat(post.now(mail)).isEqualTo(sent);
    }

    @Test
    void a_mail_that_kills_every_server_is_given_up() {
        var mail = post.queued(aMail());
        for (int i = 0; i < 12; i++) {
            claim();
            STILL.move(Duration.ofMinutes(5));
        }

        postman.work();

        assertThat(post.now(mail).state()).isEqualTo(Mail.State.DEAD);
        assertThat(SERVER.taken).isEmpty();
    }

    @Test
    void words_that_cannot_be_opened_are_tried_again_and_hold_up_none() {
        var mail = post.queued(aMail());
        db.update(OUTBOX)
                .set(OUTBOX.HTML_SEALED, new byte[40])
                .where(OUTBOX.ID.eq(mail.id()))
                .execute();
        var other = post.queued(aMail());

        assertThat(postman.work()).isEqualTo(2);

        assertThat(post.now(mail).state()).isEqualTo(Mail.State.FAILED);
        assertThat(post.now(mail).lastError()).contains("CARTWRIGHT_MASTER_KEY");
        assertThat(post.now(other).state()).isEqualTo(Mail.State.SENT);
    }

    @Test
    void who_is_forgotten_gets_nothing_more_but_the_word_that_it_was_done() {
        var mail = post.queued(aMail());
        var to = new Person(new CustomerId(UUID.randomUUID()), to(mail));
        var last = Post.of(Kind.ACCOUNT_ERASED, to(mail));
        post.queue(last);

        people.forget(to);
        postman.work();

        assertThat(SERVER.taken)
                .singleElement()
                .satisfies(
                        it -> assertThat(it).contains("Your account with Online shop was erased"));
        assertThat(post.now(mail).state()).isEqualTo(Mail.State.DEAD);
        assertThat(post.now(mail).to()).isNull();
        var gone = post.query().newest(new OutboxQuery.Narrowed(null, last.kind(), null), null, 2);
        assertThat(gone)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.state()).isEqualTo(Mail.State.SENT);
                    assertThat(it.to()).isNull();
                    assertThat(it.name()).isNull();
                    assertThat(it.text()).isNull();
                });
    }

    @Test
    void the_word_that_an_account_was_erased_is_forgotten_also_where_nobody_takes_it() {
        SERVER.answer("RCPT", "550 5.1.1 nobody here");
        var last = Post.of(Kind.ACCOUNT_ERASED, Post.somebody());
        post.queue(last);

        postman.work();

        var row = db.fetchSingle(OUTBOX, OUTBOX.SUBJECT.eq(last.subject()));
        assertThat(row.getState()).isEqualTo("DEAD");
        assertThat(row.getEmail()).isNull();
        assertThat(row.getName()).isNull();
        assertThat(row.getSubjectLine()).isNull();
        assertThat(row.getTextSealed()).isNull();
        assertThat(row.getLastError()).isNull();
    }

    @Test
    void what_waits_is_never_wiped_and_what_was_given_up_is() {
        SERVER.answer("RCPT TO:<dead", "550 no");
        var dead = new EmailAddress("dead." + UUID.randomUUID() + "@example.org");
        post.queue(Post.confirmation(dead));
        postman.work();
        var waiting = post.queued(aMail());
        STILL.move(Duration.ofDays(31));

        outbox.forget();

        assertThat(post.now(waiting)).isEqualTo(waiting);
        assertThat(post.only(dead).text()).isNull();
    }
}

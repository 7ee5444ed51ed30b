package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import dev.cartwright.platform.PersonalData.Person;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** A shop whose mail server has bad days. No job runs: each test sends when it chooses. */
@ApplicationModuleTest
@Import({TestDatabase.class, Post.class})
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "cartwright.mail.from=shop@example.org",
            "cartwright.mail.require-tls=false",
            "cartwright.mail.answer-within=500ms",
            "cartwright.mail.send-within=2s"
        })
class DeliveryTest {

    static final StillClock STILL = new StillClock();
    static final TrialServer SERVER = server();

    @Autowired Postman postman;
    @Autowired Post post;
    @Autowired Outbox outbox;
    @Autowired OutboxTable table;
    @Autowired MailsOfPeople people;
    @Autowired DSLContext db;
    @TestBean Clock clock = clock();

    static Clock clock() {
        return STILL;
    }

    static TrialServer server() {
        try {
            return new TrialServer(false);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", SERVER::port);
    }

    @AfterAll
    static void closed() throws IOException {
        SERVER.close();
    }

    @BeforeEach
    void nothing_is_on_its_way_and_the_server_behaves() {
        db.deleteFrom(OUTBOX).execute();
        SERVER.behave();
        SERVER.said.clear();
        SERVER.taken.clear();
        STILL.move(Duration.ofDays(1));
    }

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

    private OutboxRecord claim() {
        return table.claim(
                        UUID.randomUUID(),
                        STILL.instant(),
                        STILL.instant().plus(Duration.ofMinutes(5)))
                .orElseThrow();
    }

    private static EmailAddress to(Mail mail) {
        return requireNonNull(mail.to());
    }

    private static NewMail aMail() {
        return Post.confirmation(Post.somebody());
    }
}

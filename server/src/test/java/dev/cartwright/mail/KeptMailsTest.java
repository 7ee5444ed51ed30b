package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.PersonalData.Person;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** What is kept of a mail, for whom to see and for how long. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Post.class})
class KeptMailsTest {

    @Autowired Post post;
    @Autowired Outbox outbox;
    @Autowired MailsOfPeople people;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    @Test
    void its_words_cannot_be_read_in_the_database() {
        var row = db.fetchSingle(OUTBOX, OUTBOX.ID.eq(post.queued(aMail()).id()));

        assertThat(new String(row.getTextSealed(), ISO_8859_1)).doesNotContain("token", "Anna");
        assertThat(new String(row.getHtmlSealed(), ISO_8859_1)).doesNotContain("token", "Anna");
    }

    @Test
    void words_sealed_for_one_mail_cannot_be_read_as_anothers() {
        var mine = post.queued(aMail());
        var yours = db.fetchSingle(OUTBOX, OUTBOX.ID.eq(post.queued(aMail()).id()));
        db.update(OUTBOX)
                .set(OUTBOX.TEXT_SEALED, yours.getTextSealed())
                .where(OUTBOX.ID.eq(mine.id()))
                .execute();

        var shown = post.now(mine);

        assertThat(shown.text()).isNull();
        assertThat(shown.html()).isEqualTo(mine.html());
    }

    @Test
    void a_person_gets_a_list_of_the_mails_without_what_opens_an_account() {
        var mail = Post.confirmation(Post.somebody());
        var kept = post.queued(mail);
        var about = people.about(new Person(id(UUID.randomUUID().toString()), mail.to()));

        assertThat(about)
                .containsExactly(
                        Map.of(
                                "kind", "verify-email",
                                "to", mail.to().value(),
                                "name", "Anna",
                                "subjectLine", "Please confirm your e-mail address for Online shop",
                                "state", "MAILBOX",
                                "queuedAt", kept.queuedAt()));
    }

    @Test
    void a_person_who_is_forgotten_is_in_no_mail_not_even_one_to_an_earlier_address() {
        var mail = Post.confirmation(Post.somebody());
        var other = post.queued(aMail());
        var kept = post.queued(mail);
        var person = new Person(id(mail.subject()), Post.somebody());

        assertThat(people.forget(person)).isOne();
        assertThat(people.forget(person)).isZero();

        var row = db.fetchSingle(OUTBOX, OUTBOX.ID.eq(kept.id()));
        assertThat(row.getEmail()).isNull();
        assertThat(row.getName()).isNull();
        assertThat(row.getSubjectLine()).isNull();
        assertThat(row.getTextSealed()).isNull();
        assertThat(row.getHtmlSealed()).isNull();
        assertThat(people.about(person)).isEmpty();
        assertThat(post.now(other)).isEqualTo(other);
        assertThat(post.queue(mail)).isFalse();
    }

    @Test
    void mails_are_found_by_account_wherever_they_went() {
        var mail = Post.confirmation(Post.somebody());
        var kept = post.queued(mail);
        var account = UUID.fromString(mail.subject());
        var person = new Person(id(UUID.randomUUID().toString()), Post.somebody(), Set.of(account));

        assertThat(people.about(person)).hasSize(1);
        assertThat(people.forget(person)).isOne();

        assertThat(post.now(kept).to()).isNull();
    }

    @Test
    void whoever_had_an_address_before_keeps_the_mails_that_went_there() {
        var address = Post.somebody();
        var theirs = Post.confirmation(address);
        post.queue(theirs);
        post.queue(Post.about(theirs.subject(), Kind.EMAIL_CHANGED, address));
        var anothers = Post.of(Kind.CONFIRM_NEW_EMAIL, address);
        post.queue(anothers);
        var mine = Post.confirmation(address);
        post.queue(mine);
        var me =
                new Person(
                        id(UUID.randomUUID().toString()),
                        address,
                        Set.of(UUID.fromString(mine.subject())));
        var before =
                new Person(
                        id(UUID.randomUUID().toString()),
                        Post.somebody(),
                        Set.of(UUID.fromString(theirs.subject())));

        assertThat(people.about(me))
                .extracting(it -> it.get("kind"))
                .containsExactly("confirm-new-email", "verify-email");
        assertThat(people.forget(me)).isEqualTo(2);

        assertThat(people.about(before))
                .extracting(it -> it.get("kind"))
                .containsExactly("verify-email", "email-changed");
        assertThat(count(address)).isEqualTo(2);
    }

    /** It came after everything else was forgotten. */
    @Test
    void the_word_that_an_account_was_erased_leaves_nobody_in_the_mailbox() {
        var mail = Post.of(Kind.ACCOUNT_ERASED, Post.somebody());
        assertThat(post.queue(mail)).isTrue();

        var row = db.fetchSingle(OUTBOX, OUTBOX.SUBJECT.eq(mail.subject()));
        assertThat(row.getKind()).isEqualTo("account-erased");
        assertThat(row.getState()).isEqualTo("MAILBOX");
        assertThat(row.getSettledAt()).isEqualTo(row.getQueuedAt());
        assertThat(row.getEmail()).isNull();
        assertThat(row.getName()).isNull();
        assertThat(row.getSubjectLine()).isNull();
        assertThat(row.getTextSealed()).isNull();
        assertThat(row.getHtmlSealed()).isNull();
        assertThat(post.queue(mail)).isFalse();
    }

    @Test
    void words_are_kept_for_thirty_days_and_rows_for_a_year() {
        var mail = aMail();
        var kept = post.queued(mail);

        clock.move(Duration.ofDays(30).minusMinutes(1));
        outbox.forget();
        assertThat(post.now(kept)).isEqualTo(kept);

        clock.move(Duration.ofMinutes(2));
        outbox.forget();
        assertThat(post.now(kept).text()).isNull();
        assertThat(post.now(kept).html()).isNull();
        assertThat(post.now(kept).to()).isEqualTo(mail.to());

        clock.move(Duration.ofDays(335).minusMinutes(2));
        outbox.forget();
        assertThat(count(mail.to())).isOne();

        clock.move(Duration.ofMinutes(2));
        outbox.forget();
        assertThat(count(mail.to())).isZero();
    }

    private static NewMail aMail() {
        return Post.confirmation(Post.somebody());
    }

    private static CustomerId id(String subject) {
        return CustomerId.valueOf(subject);
    }

    private int count(EmailAddress to) {
        return db.fetchCount(OUTBOX, OUTBOX.EMAIL.eq(to));
    }
}

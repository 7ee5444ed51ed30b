package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static dev.cartwright.mail.schema.Tables.TEMPLATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;

/** A shop without a mail server. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Post.class})
class QueueTest {

    @Autowired Mails mails;
    @Autowired Post post;
    @Autowired DSLContext db;

    @Test
    void nothing_is_queued_outside_of_a_transaction() {
        var to = Post.somebody();

        assertThatThrownBy(() -> mails.queue(Post.confirmation(to)))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertThat(count(to)).isZero();
    }

    @Test
    void a_cause_that_is_rolled_back_leaves_no_mail() {
        var to = Post.somebody();

        post.transaction()
                .executeWithoutResult(status -> {
                    mails.queue(Post.confirmation(to));
                    status.setRollbackOnly();
                });

        assertThat(count(to)).isZero();
    }

    @Test
    void unknown_kinds_and_facts_are_faults_of_the_caller() {
        var to = Post.somebody();
        var right = Post.confirmation(to);

        assertRefused(with(right, "verify-mail", right.facts()), "no kind verify-mail");
        assertRefused(with(right, "verify-email", Map.of("link", "x")), "verify-email takes");
        assertRefused(
                with(right, "verify-email", Map.of("link", "x", "hours", "1", "age", "3")),
                "verify-email takes");
        assertThatThrownBy(() -> inChannel(right, "nowhere"))
                .isInstanceOf(InvalidField.class)
                .hasMessage("there is no channel nowhere");
        assertThat(count(to)).isZero();
    }

    @Test
    void one_cause_is_one_mail_however_often_it_is_queued() {
        var mail = Post.confirmation(Post.somebody());

        assertThat(post.queue(mail)).isTrue();
        assertThat(post.queue(Post.named(mail, "Another"))).isFalse();

        assertThat(post.only(mail.to()).name()).isEqualTo("Anna");
    }

    @Test
    void one_cause_queued_by_many_at_once_is_one_mail() throws Exception {
        var mail = Post.confirmation(Post.somebody());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.<Callable<Boolean>>generate(() -> () -> post.queue(mail)).limit(12);

            assertThat(threads.invokeAll(all.toList()).stream().map(Future::resultNow))
                    .containsOnlyOnce(true);
        }
        assertThat(count(mail.to())).isOne();
    }

    @Test
    void without_a_mail_server_it_is_kept_to_be_read() {
        var mail = Post.confirmation(Post.somebody());

        var kept = post.queued(mail);

        assertThat(kept.state()).isEqualTo(Mail.State.MAILBOX);
        assertThat(kept.subjectLine())
                .isEqualTo("Please confirm your e-mail address for Online shop");
        assertThat(kept.text())
                .startsWith("Hello Anna,\n\nsomebody has registered with Online shop")
                .contains("\n" + Post.LINK + "\n");
        assertThat(kept.html()).contains("href=\"" + Post.LINK.replace("&", "&amp;") + "\"");
        assertThat(kept.messageId()).matches("<[A-Za-z0-9_-]{43}@localhost>");
        assertThat(kept.attempts()).isZero();
        assertThat(kept.nextAttemptAt()).isNull();
        assertThat(kept.settledAt()).isEqualTo(kept.queuedAt());
    }

    @Test
    void a_reader_is_written_to_in_the_nearest_language_there_is() {
        assertThat(post.queued(Post.read(aMail(), Locale.GERMAN)).text()).startsWith("Hallo Anna,");
        assertThat(post.queued(Post.read(aMail(), Locale.of("de", "AT"))).text())
                .startsWith("Hallo Anna,");
        assertThat(post.queued(Post.read(aMail(), Locale.JAPAN)).text()).startsWith("Hello Anna,");
        assertThat(post.queued(Post.read(aMail(), Locale.ROOT)).text()).startsWith("Hello Anna,");
    }

    @Test
    void a_name_that_may_be_a_link_or_breaks_the_line_does_neither() {
        var link = Post.named(aMail(), "You won! https://evil.example");
        var lines = Post.named(aMail(), "Anna\r\nBcc: all@example.org\u202e");
        var broken = Post.named(aMail(), "Anna\r\nBcc: everybody\u0000\ud800");
        var endless = Post.named(aMail(), "字".repeat(300));

        assertThat(post.queued(link).name()).isEmpty();
        assertThat(post.queued(lines).name()).isEmpty();
        assertThat(post.queued(broken).name()).isEqualTo("Anna Bcc: everybody");
        assertThat(post.queued(endless).name()).isEqualTo("字".repeat(100));
    }

    /** Whoever is owed a mail gets one; {@code preview} says what is wrong with the template. */
    @Test
    void words_that_cannot_be_filled_keep_no_mail_from_going_out() {
        var broken = "Hi {{name}} {{weather}}";
        db.insertInto(TEMPLATES)
                .set(TEMPLATES.KIND, "sign-in-slowed")
                .set(TEMPLATES.LOCALE, "en")
                .set(TEMPLATES.SUBJECT, "Slow")
                .set(TEMPLATES.TEXT, broken)
                .set(TEMPLATES.HTML, broken)
                .set(TEMPLATES.VERSION, 1)
                .set(TEMPLATES.CHANGED_AT, Instant.EPOCH)
                .set(TEMPLATES.CHANGED_BY, "STAFF:1")
                .execute();
        var mail = Post.of(Kind.SIGN_IN_SLOWED, Post.somebody());

        assertThatThrownBy(() -> mails.preview(mail, null))
                .isInstanceOf(MailProblem.class)
                .hasMessageContaining(
                        "text has {{weather}}, which is none of at, link, name, shop");
        var kept = post.queued(mail);

        assertThat(kept.subjectLine())
                .isEqualTo("Many wrong passwords for your Online shop account");
        assertThat(kept.text()).startsWith("Hello Anna,\n");
        db.deleteFrom(TEMPLATES).where(TEMPLATES.KIND.eq("sign-in-slowed")).execute();
    }

    @Test
    void a_list_keeps_its_lines_and_nothing_else_of_what_it_is_given() {
        var facts = Map.of("raised", "a\r\nb\u0007<c>\n", "escalated", "", "open", "");

        var kept = post.queued(with(aMail(), "stock-alerts", facts));

        assertThat(kept.text()).contains("New:\na\nb <c>\n");
        assertThat(kept.html()).contains("New:<br>\na<br>\nb &lt;c&gt;");
    }

    private static NewMail aMail() {
        return Post.confirmation(Post.somebody());
    }

    private int count(EmailAddress to) {
        return db.fetchCount(OUTBOX, OUTBOX.EMAIL.eq(to));
    }

    private void assertRefused(NewMail mail, String message) {
        assertThatThrownBy(() -> post.queue(mail))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private void inChannel(NewMail it, String channel) {
        post.queue(
                new NewMail(
                        it.kind(),
                        it.subject(),
                        it.occurrence(),
                        it.to(),
                        it.name(),
                        new ChannelId(channel),
                        it.locale(),
                        it.facts()));
    }

    private static NewMail with(NewMail it, String kind, Map<String, String> facts) {
        return new NewMail(
                kind,
                it.subject(),
                it.occurrence(),
                it.to(),
                it.name(),
                it.channel(),
                it.locale(),
                facts);
    }
}

package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Channels;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A shop with a mail server that works: what arrives, and that it arrives once. */
@ModuleTest
@Import({TestDatabase.class, MovableClock.class, Post.class})
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "cartwright.mail.from=shop@example.org",
            "cartwright.mail.require-tls=false",
            "cartwright.public-url=https://shop.example.org"
        })
class GreenMailTest {

    static final GreenMail SERVER = started();

    @Autowired Postman postman;
    @Autowired Post post;
    @Autowired OutboxTable table;
    @Autowired SealedBody bodies;
    @Autowired Smtp smtp;
    @Autowired Channels channels;
    @Autowired MailSettings settings;
    @Autowired Clock clock;
    @Autowired DSLContext db;

    static GreenMail started() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stopped() {
        SERVER.stop();
    }

    @BeforeEach
    void nothing_is_on_its_way() throws Exception {
        db.deleteFrom(OUTBOX).execute();
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void text_and_html_of_the_same_words_arrive_and_nobody_answers_by_itself() throws Exception {
        var mail = post.queued(Post.confirmation(Post.somebody()));

        var message = arrived();

        assertThat(message.getMessageID()).isEqualTo(mail.messageId());
        assertThat(mail.messageId()).endsWith("@shop.example.org>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSubject())
                .isEqualTo("Please confirm your e-mail address for Online shop");
        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("shop@example.org", "Online shop"));
        assertThat(RFC_1123_DATE_TIME.parse(message.getHeader("Date")[0], Instant::from))
                .isEqualTo(mail.queuedAt().truncatedTo(ChronoUnit.SECONDS));
        var parts = (MimeMultipart) message.getContent();
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType())
                .isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(unix(parts.getBodyPart(0).getContent())).isEqualTo(mail.text());
        assertThat(parts.getBodyPart(1).getContentType())
                .isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(unix(parts.getBodyPart(1).getContent())).isEqualTo(mail.html());
    }

    @Test
    void long_names_and_letters_of_all_alphabets_arrive_as_they_were_written() throws Exception {
        var name = "Δημήτρης 字字字字字字字字 \"Ünal\" <x>, Ж🎉".repeat(2);
        var mail = Post.read(Post.named(Post.confirmation(Post.somebody()), name), Locale.GERMAN);
        post.queue(mail);

        var message = arrived();

        var to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
        assertThat(to.getAddress()).isEqualTo(mail.to().value());
        assertThat(to.getPersonal()).isEqualTo(name);
        assertThat(message.getSubject())
                .isEqualTo("Bitte bestätigen Sie Ihre E-Mail-Adresse für Online shop");
        var text = ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
        assertThat(unix(text)).startsWith("Hallo " + name + ",\n");
        assertThat(message.getAllHeaderLines().asIterator())
                .toIterable()
                .allSatisfy(line -> assertThat(line).matches("(?s)\\p{ASCII}*"));
    }

    @Test
    void of_many_postmen_who_reach_for_the_same_mails_each_gets_others() throws Exception {
        for (int i = 0; i < 60; i++) {
            post.queue(Post.confirmation(Post.somebody()));
        }
        Callable<List<UUID>> reach =
                () -> {
                    var taken = new ArrayList<UUID>();
                    while (true) {
                        var now = clock.instant();
                        var mail = table.claim(UUID.randomUUID(), now, now.plusSeconds(600));
                        if (mail.isEmpty()) {
                            return taken;
                        }
                        taken.add(mail.get().getId());
                    }
                };

        var taken = race(Stream.generate(() -> reach).limit(8).toList());

        assertThat(taken.stream().flatMap(List::stream)).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void of_several_servers_that_send_at_once_none_sends_what_another_does() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            ids.add(post.queued(Post.confirmation(Post.somebody())).messageId());
        }
        var other = new Postman(table, bodies, smtp, channels, settings, clock, false);

        race(List.of(postman::work, other::work, postman::work, other::work));

        other.close();
        var received = new ArrayList<String>();
        for (var message : SERVER.getReceivedMessages()) {
            received.add(message.getMessageID());
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(db.fetchCount(OUTBOX, OUTBOX.STATE.eq("SENT").and(OUTBOX.ATTEMPTS.eq(1))))
                .isEqualTo(40);
    }

    private MimeMessage arrived() {
        assertThat(postman.work()).isOne();
        return requireNonNull(SERVER.getReceivedMessages()[0]);
    }

    private static String unix(Object text) {
        return text.toString().replace("\r\n", "\n");
    }

    private static <T> List<T> race(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var one : threads.invokeAll(all)) {
                results.add(one.get());
            }
            return results;
        }
    }
}

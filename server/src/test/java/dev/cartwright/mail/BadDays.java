package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static java.util.Objects.requireNonNull;

import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** A shop whose mail server has bad days. No job runs: each test sends when it chooses. */
@ModuleTest
@Import({TestDatabase.class, Post.class})
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "cartwright.mail.from=shop@example.org",
            "cartwright.mail.require-tls=false",
            "cartwright.mail.answer-within=500ms",
            "cartwright.mail.send-within=2s"
        })
abstract class BadDays {

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

    @BeforeEach
    void nothing_is_on_its_way_and_the_server_behaves() {
        db.deleteFrom(OUTBOX).execute();
        SERVER.behave();
        SERVER.said.clear();
        SERVER.taken.clear();
        STILL.move(Duration.ofDays(1));
    }

    OutboxRecord claim() {
        return table.claim(
                        UUID.randomUUID(),
                        STILL.instant(),
                        STILL.instant().plus(Duration.ofMinutes(5)))
                .orElseThrow();
    }

    static EmailAddress to(Mail mail) {
        return requireNonNull(mail.to());
    }

    static NewMail aMail() {
        return Post.confirmation(Post.somebody());
    }
}

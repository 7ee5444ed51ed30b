package dev.cartwright.mail;

import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where mails wait: for the mail server, or, where the shop has none, to be read here. */
@Component
class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final OutboxTable table;
    private final OutboxQuery query;
    private final SealedBody bodies;
    private final ObjectProvider<Postman> postman;
    private final MailSettings settings;
    private final Ids ids;
    private final Clock clock;

    Outbox(
            OutboxTable table,
            OutboxQuery query,
            SealedBody bodies,
            ObjectProvider<Postman> postman,
            MailSettings settings,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.query = query;
        this.bodies = bodies;
        this.postman = postman;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a mail with these words; returns whether it was new. */
    boolean add(OutboxRecord mail, Wording words) {
        var id = ids.next();
        var now = clock.instant();
        var sender = postman.getIfAvailable();
        mail.setId(id);
        mail.setSubjectLine(words.subject());
        mail.setTextSealed(bodies.seal(id, words.text()));
        mail.setHtmlSealed(bodies.seal(id, words.html()));
        mail.setAttempts(0);
        mail.setMaybeDoubled(false);
        mail.setQueuedAt(now);
        if (sender == null) {
            mail.setState(Mail.State.MAILBOX.name());
            mail.setSettledAt(now);
            if (Kind.of(mail.getKind()).orElseThrow().isTheLast()) {
                forget(mail);
            }
        } else {
            mail.setState(Mail.State.QUEUED.name());
            mail.setNextAttemptAt(now);
        }
        var isNew = table.add(mail);
        if (isNew && sender != null) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            sender.ring();
                        }
                    });
        }
        return isNew;
    }

    /** It has arrived where it goes, and it is known that it did. */
    private static void forget(OutboxRecord last) {
        last.setEmail(null);
        last.setName(null);
        last.setSubjectLine(null);
        last.setTextSealed(null);
        last.setHtmlSealed(null);
    }

    /** Sends a mail that failed once more, from its first attempt on. */
    Mail retry(UUID id) {
        var isQueued = table.retry(id, clock.instant());
        var mail = query.find(id).orElseThrow(() -> MailProblem.unknownMail(id));
        if (!isQueued) {
            var failed = mail.state() == Mail.State.FAILED || mail.state() == Mail.State.DEAD;
            throw failed ? MailProblem.wiped() : MailProblem.notGivenUp(mail);
        }
        LOG.info("Mail {} is sent again at the word of {}", id, Actor.current().label());
        postman.ifAvailable(Postman::ring);
        return mail;
    }

    /** Wipes words and deletes rows that were kept long enough. */
    void forget() {
        var now = clock.instant();
        while (table.wipe(now.minus(settings.keepBodies())) > 0) {
            // One statement a batch, until none is left.
        }
        while (table.delete(now.minus(settings.keepRows())) > 0) {
            // As above.
        }
    }
}

package dev.cartwright.mail;

import dev.cartwright.kernel.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Queues mails for as long as the server of {@link MailCrashTest} lives, which is told of it by a
 * spring.factories of its own. It writes down each as soon as its transaction has committed, and
 * rolls some back.
 */
class QueueingServer implements ApplicationListener<ApplicationReadyEvent> {

    /** The folder of the files; without it nothing is queued. */
    static final String FOLDER = "MAILS_QUEUED";

    static final String COMMITTED = "committed";
    static final String ROLLED_BACK = "rolled-back";

    private final Random random = new Random();

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var folder = System.getenv(FOLDER);
        if (folder != null) {
            var mails = event.getApplicationContext().getBean(Mails.class);
            var transaction = event.getApplicationContext().getBean(TransactionTemplate.class);
            Thread.ofVirtual().start(() -> queueForEver(Path.of(folder), mails, transaction));
        }
    }

    private void queueForEver(Path folder, Mails mails, TransactionTemplate transaction) {
        while (true) {
            var occurrence = UUID.randomUUID().toString();
            var isRolledBack = random.nextInt(5) == 0;
            if (isRolledBack) {
                note(folder.resolve(ROLLED_BACK), occurrence);
            }
            transaction.executeWithoutResult(status -> {
                mails.queue(mail(occurrence));
                if (isRolledBack) {
                    status.setRollbackOnly();
                }
            });
            if (!isRolledBack) {
                note(folder.resolve(COMMITTED), occurrence);
            }
        }
    }

    private static NewMail mail(String occurrence) {
        var mail = Post.of(Kind.RESET_PASSWORD, new EmailAddress("anna@example.org"));
        return new NewMail(
                mail.kind(),
                "crash",
                occurrence,
                mail.to(),
                mail.name(),
                mail.channel(),
                mail.locale(),
                mail.facts());
    }

    private static void note(Path file, String line) {
        try {
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

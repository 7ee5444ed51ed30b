package dev.cartwright.mail;

import dev.cartwright.kernel.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Queues mails for as long as the server of {@link MailCrashTest} lives, which finds it among its
 * own beans. It writes down each as soon as its transaction has committed, and rolls some back.
 */
@TestComponent
class QueueingServer implements ApplicationRunner {

    /** The folder of the files; without it nothing is queued. */
    static final String FOLDER = "MAILS_QUEUED";

    static final String COMMITTED = "committed";
    static final String ROLLED_BACK = "rolled-back";

    private final Mails mails;
    private final TransactionTemplate transaction;
    private final Random random = new Random();

    QueueingServer(Mails mails, TransactionTemplate transaction) {
        this.mails = mails;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments ignored) {
        var folder = System.getenv(FOLDER);
        if (folder != null) {
            Thread.ofVirtual().start(() -> queueForEver(Path.of(folder)));
        }
    }

    private void queueForEver(Path folder) {
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

package dev.cartwright.mail;

import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries mails to the mail server, a few at a time, so that a slow one holds up no other.
 *
 * <p>A mail is claimed and that is committed before the mail server hears of it. So it is sent at
 * least once, and twice only where a server died, or lost the mail server's answer, in between.
 */
final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final OutboxTable outbox;
    private final SealedBody bodies;
    private final Smtp smtp;
    private final Channels channels;
    private final MailSettings settings;
    private final Clock clock;
    private final boolean runsJobs;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free;
    private volatile Instant pausedUntil = Instant.EPOCH;
    private volatile boolean isClosing;

    /**
     * @param runsJobs whether this server does by itself what can wait; one that does not sends
     *     nothing unasked
     */
    Postman(
            OutboxTable outbox,
            SealedBody bodies,
            Smtp smtp,
            Channels channels,
            MailSettings settings,
            Clock clock,
            boolean runsJobs) {
        this.outbox = outbox;
        this.bodies = bodies;
        this.smtp = smtp;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        this.runsJobs = runsJobs;
        free = new Semaphore(settings.sendAtOnce());
    }

    /** Says that there may be something to send, as soon as it was queued. */
    void ring() {
        if (runsJobs) {
            wakeUp();
        }
    }

    /** Begins to send what is due, and does not wait for the end. */
    void wakeUp() {
        if (isClosing || !free.tryAcquire()) {
            return;
        }
        try {
            workers.execute(this::workOnce);
        } catch (RejectedExecutionException e) {
            // It closed just now; whoever has committed a mail must not hear of it.
            free.release();
        }
    }

    private void workOnce() {
        try {
            work();
        } catch (RuntimeException e) {
            // What was claimed is taken over when its time is up.
            LOG.warn("Mails cannot be sent just now", e);
        } finally {
            free.release();
        }
    }

    /** Sends until nothing is due, or the mail server is away; answers how many it tried. */
    int work() {
        var tried = 0;
        while (!isClosing && !clock.instant().isBefore(pausedUntil)) {
            var now = clock.instant();
            var mail =
                    outbox.claim(UUID.randomUUID(), now, now.plus(settings.takeOverAfter()))
                            .orElse(null);
            if (mail == null) {
                break;
            }
            if (tried == 0) {
                // Where there is one there may be more: they need not wait for it.
                ring();
            }
            tried++;
            settle(mail, attempt(mail));
        }
        return tried;
    }

    private Delivery attempt(OutboxRecord mail) {
        if (mail.getMaybeDoubled()) {
            LOG.warn(
                    "Mail {} is sent again, for nobody knows how an attempt ended; both have the"
                            + " Message-ID {}",
                    mail.getId(),
                    mail.getMessageId());
        }
        if (mail.getAttempts() > settings.attempts()) {
            return new Delivery.Failed("Each attempt ended with its server", true);
        }
        Letter letter;
        try {
            letter = letter(mail);
        } catch (IllegalStateException e) {
            return new Delivery.Failed(String.valueOf(e.getMessage()), false);
        }
        return within(letter);
    }

    /** Cut off in time: another server that took it over would send it meanwhile. */
    private Delivery within(Letter letter) {
        var sending = attempts.submit(() -> smtp.send(letter));
        try {
            return sending.get(settings.sendWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            // Interrupting a virtual thread closes the socket it reads from.
            sending.cancel(true);
            return new Delivery.Failed("Not done within " + settings.sendWithin(), true);
        } catch (ExecutionException e) {
            LOG.error("A mail failed in a way that nobody expected", e.getCause());
            return new Delivery.Failed(String.valueOf(e.getCause()), true);
        }
    }

    private Letter letter(OutboxRecord mail) {
        var words =
                new Wording(
                        mail.getSubjectLine(),
                        bodies.open(mail.getId(), mail.getTextSealed()),
                        bodies.open(mail.getId(), mail.getHtmlSealed()));
        return new Letter(
                mail.getMessageId(),
                smtp.from(),
                channels.get(mail.getChannelId()).name(),
                mail.getEmail(),
                mail.getName(),
                mail.getQueuedAt(),
                words);
    }

    private void settle(OutboxRecord mail, Delivery delivery) {
        var now = clock.instant();
        var isOurs =
                switch (delivery) {
                    case Delivery.Sent _ -> outbox.sent(mail, now);
                    case Delivery.Refused(var error) -> giveUp(mail, error, now);
                    case Delivery.Failed failed when mail.getAttempts() >= settings.attempts() ->
                            giveUp(mail, failed.error(), now);
                    case Delivery.Failed(var error, var maybeArrived) -> {
                        var next = now.plus(settings.pauseAfter(mail.getAttempts()));
                        yield outbox.failed(mail, mail.getAttempts(), error, maybeArrived, next);
                    }
                    case Delivery.Away(var error) -> {
                        LOG.warn("The mail server cannot be used: {}", error);
                        pausedUntil = now.plus(settings.serverPause());
                        yield outbox.failed(
                                mail, mail.getAttempts() - 1, error, false, pausedUntil);
                    }
                };
        if (!isOurs) {
            LOG.warn("Mail {} was taken over or forgotten while it was sent", mail.getId());
        }
    }

    private boolean giveUp(OutboxRecord mail, String error, Instant now) {
        LOG.warn("Mail {} is given up after {} attempts", mail.getId(), mail.getAttempts());
        return outbox.dead(mail, error, now);
    }

    /** Begins nothing more, and lets what is under way end. */
    void close() throws InterruptedException {
        isClosing = true;
        workers.shutdown();
        workers.awaitTermination(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        attempts.shutdownNow();
        workers.shutdownNow();
    }
}

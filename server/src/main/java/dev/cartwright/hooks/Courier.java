package dev.cartwright.hooks;

import dev.cartwright.hooks.schema.tables.records.MessagesRecord;
import dev.cartwright.outbound.OutboundLine;
import dev.cartwright.outbound.OutboundReply;
import dev.cartwright.outbound.OutboundRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages to endpoints, many at a time and few to each, so that a slow one holds up no
 * other.
 *
 * <p>A message is claimed and that is committed before anybody is asked. So it is delivered at
 * least once, and twice only where a server died, or lost the receiver's answer, in between.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final MessageTable messages;
    private final HookQuery hooks;
    private final Outcomes outcomes;
    private final OutboundLine line;
    private final HookSettings settings;
    private final Clock clock;
    private final boolean runsJobs;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free;
    private volatile boolean isClosing;

    /**
     * @param runsJobs whether this server does by itself what can wait; one that does not sends
     *     nothing unasked
     */
    Courier(
            MessageTable messages,
            HookQuery hooks,
            Outcomes outcomes,
            OutboundLine line,
            HookSettings settings,
            Clock clock,
            boolean runsJobs) {
        this.messages = messages;
        this.hooks = hooks;
        this.outcomes = outcomes;
        this.line = line;
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
            // It closed just now; whoever has committed an event must not hear of it.
            free.release();
        }
    }

    private void workOnce() {
        try {
            work(this::wakeUp);
        } catch (RuntimeException e) {
            // What was claimed is taken over when its time is up.
            LOG.warn("Webhooks cannot be sent just now", e);
        } finally {
            free.release();
        }
    }

    /** Sends until nothing is due, one after the other; answers how many it tried. */
    int work() {
        return work(() -> {});
    }

    private int work(Runnable more) {
        var tried = 0;
        while (!isClosing) {
            var now = clock.instant();
            var lostAt = now.plus(settings.takeOverAfter());
            var message =
                    messages.claim(now, lostAt, settings.sendAtOncePerEndpoint()).orElse(null);
            if (message == null) {
                break;
            }
            if (tried == 0) {
                // Where there is one there may be more: they need not wait for it.
                more.run();
            }
            tried++;
            deliver(message, now);
        }
        return tried;
    }

    private void deliver(MessagesRecord message, Instant at) {
        if (message.getAttempts() > settings.plan().attempts()) {
            outcomes.giveUpLost(message);
            return;
        }
        var begun = System.nanoTime();
        var reply = ask(message, at);
        outcomes.settle(message, reply, Duration.ofNanos(System.nanoTime() - begun));
    }

    private OutboundReply ask(MessagesRecord message, Instant at) {
        try {
            return hooks.destination(message.getHookId(), at)
                    .map(it -> line.send(request(it, message, at)))
                    .orElseGet(() -> new OutboundReply.Lost("The endpoint was deleted"));
        } catch (IllegalStateException e) {
            LOG.error("Webhook message {} cannot be sent", message.getEventId(), e);
            return new OutboundReply.Lost("It cannot be signed or sent; see the server's log");
        }
    }

    /** Signed at the moment of the attempt, whenever the event was. */
    private static OutboundRequest request(Destination to, MessagesRecord message, Instant at) {
        var id = message.getEventId();
        var payload = message.getPayload();
        var headers = new HashMap<>(to.headers());
        headers.put("User-Agent", "Cartwright-Webhooks");
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
        headers.put("webhook-signature", Signature.by(to.secrets(), id, at, payload));
        return new OutboundRequest("POST", to.uri(), headers, payload);
    }

    /** Begins nothing more, and lets what is under way end. */
    void close() throws InterruptedException {
        isClosing = true;
        workers.shutdown();
        workers.awaitTermination(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        workers.shutdownNow();
    }
}

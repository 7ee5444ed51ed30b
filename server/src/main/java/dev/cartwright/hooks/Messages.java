package dev.cartwright.hooks;

import dev.cartwright.hooks.MessageTable.Told;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** What endpoints are told: queued once for each event, and again where staff says so. */
@Component
class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final MessageTable table;
    private final HookHealth health;
    private final Audience audience;
    private final Courier courier;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Messages(
            MessageTable table,
            HookHealth health,
            Audience audience,
            Courier courier,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.health = health;
        this.audience = audience;
        this.courier = courier;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    private String payload(String type, Instant at, Object data) {
        return json.writeValueAsString(new Payload(type, at, data));
    }

    /** Queues an event in the transaction that it is published in, by one statement or none. */
    <E> void tell(EventType<E> type, Object event) {
        if (!audience.maybeWants(EventFilter.matching(type.name()))) {
            return;
        }
        var head = type.headOf(event);
        var payload = payload(type.name(), head.at(), event);
        var told = new Told(head.id(), type.name(), head.customer(), payload, clock.instant());
        if (table.add(told, head.channel().code()) > 0) {
            ringAfterCommit();
        }
    }

    private void ringAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            courier.ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        courier.ring();
                    }
                });
    }

    /** Sends all at once that waits for an endpoint, whatever it waits for. */
    void resume(UUID hook) {
        var now = clock.instant();
        while (table.hasten(hook, now) > 0) {
            // One statement a batch, until none waits.
        }
        sendNow(hook);
    }

    /** Staff says so: what the endpoint asked for before counts no more. */
    private void sendNow(UUID hook) {
        health.release(hook);
        courier.ring();
    }

    /** Queues a message by which an endpoint can be tried; returns its id. */
    UUID test(UUID hook) {
        var id = ids.next();
        var now = clock.instant();
        var data = Map.of("id", id, "endpoint", hook);
        var payload = payload(EventType.TEST, now, data);
        table.addOne(hook, new Told(id, EventType.TEST, null, payload, now));
        sendNow(hook);
        return id;
    }

    /** As {@link MessageTable#replay}. */
    boolean replay(UUID hook, UUID event) {
        var isQueued = table.replay(hook, event, clock.instant());
        if (isQueued) {
            LOG.info("Webhook message {} is sent again at the word of {}", event, who());
            sendNow(hook);
        }
        return isQueued;
    }

    /** Sends all once more that were queued since then and given up; returns how many. */
    int recover(UUID hook, Instant since) {
        var now = clock.instant();
        var recovered = 0;
        var some = 0;
        do {
            some = table.recover(hook, since, now);
            recovered += some;
        } while (some > 0);
        LOG.info("{} messages of {} are sent again at the word of {}", recovered, hook, who());
        sendNow(hook);
        return recovered;
    }

    private static String who() {
        return Actor.current().label();
    }
}

package dev.cartwright.webhooks;

import dev.cartwright.payments.Payments;
import dev.cartwright.payments.Settling;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Savepoint;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.ProcessorEvent;
import dev.cartwright.processors.ProcessorEvent.News;
import dev.cartwright.webhooks.schema.tables.records.PaymentWebhooksRecord;
import java.time.Clock;
import java.util.List;
import org.jooq.JSONB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what processors tell, and settles it: effect and mark commit together. */
@Component
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final TypeReference<List<Told>> NEWS = new TypeReference<>() {};

    private final WebhookTable webhooks;
    private final Payments payments;
    private final Settling settling;
    private final WebhookSettings settings;
    private final TransactionTemplate transaction;
    private final Savepoint savepoint;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Inbox(
            WebhookTable webhooks,
            Payments payments,
            Settling settling,
            WebhookSettings settings,
            TransactionTemplate transaction,
            Savepoint savepoint,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.webhooks = webhooks;
        this.payments = payments;
        this.settling = settling;
        this.settings = settings;
        this.transaction = transaction;
        this.savepoint = savepoint;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps an event that is proved to be genuine; as often as it comes, once. */
    void keep(String processor, ProcessorEvent event, String body) {
        var now = clock.instant();
        var row = new PaymentWebhooksRecord();
        row.setId(ids.next());
        row.setProcessor(processor);
        row.setAccount(event.account());
        row.setEventId(event.id());
        row.setKind(event.kind());
        row.setHappenedAt(event.at());
        row.setReceivedAt(now);
        row.setNews(
                JSONB.valueOf(
                        json.writerFor(NEWS)
                                .writeValueAsString(event.news().stream().map(Told::of).toList())));
        row.setBody(body);
        row.setStatus((event.news().isEmpty() ? Status.IGNORED : Status.RECEIVED).name());
        row.setDueAt(now);
        webhooks.keep(row);
    }

    /** Settles all that is due, one event a transaction. */
    void run() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> settleNext()))) {
            // Until none is left.
        }
    }

    /** Returns whether there was one. */
    private boolean settleNext() {
        var next = webhooks.next(clock.instant());
        next.ifPresent(this::settle);
        return next.isPresent();
    }

    private void settle(PaymentWebhooksRecord row) {
        var actor = new Actor(Actor.Kind.PROCESSOR, row.getProcessor(), row.getEventId());
        try {
            ScopedValue.where(Actor.CURRENT, actor).run(() -> savepoint.run(() -> tell(row)));
        } catch (RuntimeException e) {
            LOG.warn("Event {} of {} is tried again", row.getEventId(), row.getProcessor(), e);
            again(row, Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void tell(PaymentWebhooksRecord row) {
        var news = json.readValue(row.getNews().data(), NEWS).stream().map(Told::news).toList();
        for (var one : news) {
            var operation = payments.find(row.getProcessor(), one);
            if (operation.isEmpty()) {
                again(row, Status.UNMATCHED, "no operation here is " + one.reference());
                return;
            }
            settling.settle(operation.get(), exchange(row, one));
        }
        webhooks.done(row.getId(), Status.DONE, null, clock.instant());
    }

    private static Exchange exchange(PaymentWebhooksRecord row, News news) {
        return new Exchange(
                news.outcome(), List.of("event " + row.getEventId() + " " + row.getKind()));
    }

    /** What an answer is still to bring may be known a moment later. */
    private void again(PaymentWebhooksRecord row, Status atLast, String remark) {
        if (row.getAttempts() + 1 >= settings.attempts()) {
            webhooks.done(row.getId(), atLast, remark, clock.instant());
        } else {
            var pause = settings.pause().multipliedBy(1L << Math.min(row.getAttempts(), 20));
            webhooks.later(row.getId(), remark, clock.instant().plus(pause));
        }
    }

    /** Drops what events say of people once nobody needs it to trace an error. */
    void forget() {
        webhooks.dropBodies(clock.instant().minus(settings.keepBodyFor()));
    }
}

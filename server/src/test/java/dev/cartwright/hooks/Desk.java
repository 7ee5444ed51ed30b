package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.ATTEMPTS;
import static dev.cartwright.hooks.schema.Tables.HOOKS;
import static dev.cartwright.hooks.schema.Tables.MESSAGES;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Totals;
import dev.cartwright.orders.OrderCancelled;
import dev.cartwright.orders.OrderFacts;
import dev.cartwright.orders.OrderPlaced;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff who set up endpoints, and a shop in which things happen. */
@TestComponent
record Desk(
        Hooks hooks,
        HookQuery query,
        MessageQuery messages,
        ApplicationEventPublisher events,
        TransactionTemplate transaction,
        Ids ids,
        StillClock clock,
        DSLContext db) {

    static final List<Duration> PAUSES =
            List.of(
                    ofSeconds(5),
                    ofMinutes(5),
                    ofMinutes(30),
                    ofHours(2),
                    ofHours(5),
                    ofHours(10),
                    ofHours(10));

    /** An endpoint with its secret. */
    record Known(UUID id, String secret) {}

    void clear() {
        db.deleteFrom(ATTEMPTS).execute();
        db.deleteFrom(MESSAGES).execute();
        db.deleteFrom(HOOKS).execute();
    }

    Known hook(Receiver receiver, String... types) {
        return hook(receiver.url(), null, types);
    }

    Known hook(String url, @Nullable ChannelId channel, String... types) {
        var wanted = types.length == 0 ? null : List.of(types);
        var draft = new HookDraft(url, null, wanted, channel, null);
        var row = hooks.draft(draft);
        return new Known(row.getId(), hooks.add(row));
    }

    /** Of an order of one tea. */
    static final OrderFacts FACTS =
            new OrderFacts(
                    "100001",
                    new EmailAddress("ada@example.org"),
                    "en-US",
                    "US",
                    "CA",
                    Totals.of(usd(1999), usd(0), usd(599), usd(145), false),
                    List.of());

    private static Money usd(long cents) {
        return Money.ofMinor(CurrencyUnit.USD, cents);
    }

    OrderPlaced placed() {
        return new OrderPlaced(
                ids.next(),
                clock.instant(),
                Channels.DEFAULT,
                new OrderId(ids.next()),
                new CustomerId(ids.next()),
                FACTS);
    }

    OrderCancelled cancelled() {
        return new OrderCancelled(
                ids.next(),
                clock.instant(),
                Channels.DEFAULT,
                new OrderId(ids.next()),
                new CustomerId(ids.next()),
                FACTS,
                "changed their mind");
    }

    /** It happens, and that is committed. */
    void happens(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    /** Returns its id. */
    UUID happens() {
        var placed = placed();
        happens(placed);
        return placed.id();
    }

    /** Tries what is queued as often as the plan has it. */
    void giveUp(Courier courier) {
        for (var pause : PAUSES) {
            courier.work();
            clock.move(pause);
        }
        courier.work();
    }

    /** Newest first. */
    List<Message> messages(UUID hook) {
        return messages.messages(hook, null, null, null, 100);
    }

    Message message(UUID hook, UUID event) {
        return messages.find(hook, event).orElseThrow();
    }

    /** Newest first. */
    List<Attempt> attempts(UUID hook) {
        return messages.attempts(hook, new MessageQuery.Narrowed(null, null, null), null, 100);
    }
}

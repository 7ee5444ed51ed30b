package dev.cartwright.hooks;

import dev.cartwright.hooks.AttemptLog.Ended;
import dev.cartwright.hooks.schema.tables.records.MessagesRecord;
import dev.cartwright.kernel.CardNumber;
import dev.cartwright.outbound.OutboundReply;
import dev.cartwright.outbound.OutboundReply.Answered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is made of an attempt: for the message, for the log, and for the endpoint. */
@Component
class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private static final int KEPT_OF_ANSWER = 1_000;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final MessageTable messages;
    private final AttemptLog attempts;
    private final HookHealth health;
    private final HookSettings settings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Outcomes(
            MessageTable messages,
            AttemptLog attempts,
            HookHealth health,
            HookSettings settings,
            Clock clock) {
        this.messages = messages;
        this.attempts = attempts;
        this.health = health;
        this.settings = settings;
        this.clock = clock;
    }

    /** Message, log and endpoint change together, or not at all. */
    @Transactional
    public void settle(MessagesRecord message, OutboundReply reply, Duration took) {
        var now = clock.instant();
        var ended = ended(reply, took);
        var wish =
                reply instanceof Answered it
                        ? RetryPlan.wish(it.retryAfter(), now)
                        : Optional.<Instant>empty();
        var isOurs =
                ended.delivered()
                        ? messages.settle(
                                message, Message.State.DELIVERED, ended.status(), null, now)
                        : failed(message, ended, wish, now);
        if (!isOurs) {
            LOG.warn(
                    "Webhook message {} was taken over or forgotten while it was sent",
                    message.getEventId());
            return;
        }
        attempts.add(message, ended);
        if (ended.delivered()) {
            health.well(message.getHookId());
        } else {
            note(message, ended.status(), wish, now);
        }
    }

    /** No attempt of those that were allowed has come back. */
    @Transactional
    public void giveUpLost(MessagesRecord message) {
        var now = clock.instant();
        var error = "Each attempt ended with its server";
        if (messages.settle(message, Message.State.FAILED, null, error, now)) {
            LOG.warn("Webhook message {} is given up: {}", message.getEventId(), error);
        }
    }

    private boolean failed(
            MessagesRecord message, Ended ended, Optional<Instant> wish, Instant now) {
        var error = ended.error() == null ? "" : ended.error();
        var pause = settings.plan().pauseAfter(message.getAttempts(), random);
        if (pause.isEmpty() || isGone(ended.status())) {
            return messages.settle(message, Message.State.FAILED, ended.status(), error, now);
        }
        var next = now.plus(pause.get());
        return messages.again(
                message, ended.status(), error, wish.filter(next::isBefore).orElse(next));
    }

    private void note(
            MessagesRecord message, @Nullable Integer status, Optional<Instant> wish, Instant now) {
        var hook = message.getHookId();
        health.failing(hook, now);
        if (isGone(status)) {
            health.gone(hook, now);
        } else if (message.getAttempts() >= settings.plan().attempts()) {
            health.givenUp(hook, now.minus(settings.disableAfter()), now);
        }
        if (status != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE)) {
            wish.ifPresent(until -> health.hold(hook, until));
        }
    }

    private static boolean isGone(@Nullable Integer status) {
        return status != null && status == GONE;
    }

    private static Ended ended(OutboundReply reply, Duration took) {
        var millis = Math.toIntExact(took.toMillis());
        return switch (reply) {
            case Answered(var status, _, var body) when status >= 200 && status < 300 ->
                    new Ended(millis, true, status, null, kept(body));
            case Answered(var status, _, var body) ->
                    new Ended(millis, false, status, "It answered " + status, kept(body));
            case OutboundReply.Lost(var error) -> new Ended(millis, false, null, error, null);
            case OutboundReply.Refused(var error) -> new Ended(millis, false, null, error, null);
        };
    }

    /** What PostgreSQL can keep, without halves of characters and numbers of cards. */
    private static String kept(String body) {
        var text = CardNumber.masked(body.replace('\0', ' '));
        var points = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(points, KEPT_OF_ANSWER)));
    }
}

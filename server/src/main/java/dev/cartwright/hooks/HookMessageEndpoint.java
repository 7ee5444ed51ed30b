package dev.cartwright.hooks;

import dev.cartwright.hooks.MessageQuery.Narrowed;
import dev.cartwright.hooks.MessageQuery.Place;
import dev.cartwright.kernel.Era;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What endpoints were told and what they answered, for staff. */
@RestController
@ForStaff(Area.INTEGRATIONS)
@RequestMapping("/api/admin")
class HookMessageEndpoint {

    private static final String HOOK = "/webhook-endpoints/{id}";

    private final HookQuery hooks;
    private final MessageQuery query;
    private final Messages messages;

    HookMessageEndpoint(HookQuery hooks, MessageQuery query, Messages messages) {
        this.hooks = hooks;
        this.query = query;
        this.messages = messages;
    }

    /** What endpoints can be told of. */
    @Schema(name = "WebhookEventTypes")
    record EventTypesJson(List<String> items) {}

    /**
     * @param since messages that were queued then or later
     */
    @Schema(name = "WebhookRecoveryRequest")
    record RecoveryJson(@NotNull Instant since) {}

    /** How many are sent again. */
    @Schema(name = "WebhookRecovery")
    record RecoveredJson(int messages) {}

    @GetMapping("/webhook-event-types")
    EventTypesJson types() {
        return new EventTypesJson(EventType.names());
    }

    /** Newest first. */
    @GetMapping(HOOK + "/messages")
    Page<Message> messages(
            @PathVariable UUID id,
            @RequestParam(required = false) Message.@Nullable State state,
            @RequestParam(required = false) @Nullable String eventType,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        hooks.get(id);
        var last = Cursor.after(after, 2, HookMessageEndpoint::place);
        var rows = query.messages(id, state, eventType, last, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.queuedAt(), it.id()));
    }

    private static Place place(List<String> keys) {
        try {
            var queuedAt = Instant.parse(keys.getFirst());
            Era.require("after", queuedAt);
            return new Place(queuedAt, Text.uuid(keys.getLast()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @GetMapping(HOOK + "/messages/{message}")
    Message message(@PathVariable UUID id, @PathVariable UUID message) {
        hooks.get(id);
        return query.find(id, message).orElseThrow(() -> HookProblem.unknownMessage(message));
    }

    /** The newest first. */
    @GetMapping(HOOK + "/attempts")
    Page<Attempt> attempts(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID message,
            @RequestParam(required = false) @Nullable Boolean delivered,
            @RequestParam(required = false) @Nullable String eventType,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        hooks.get(id);
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var which = new Narrowed(message, delivered, eventType);
        return Page.of(query.attempts(id, which, last, limit + 1), limit, it -> Cursor.of(it.id()));
    }

    /** Sends it once more under the same id; whatever became of it. */
    @PostMapping(HOOK + "/messages/{message}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Message replay(@PathVariable UUID id, @PathVariable UUID message) {
        message(id, message);
        if (!messages.replay(id, message)) {
            throw HookProblem.beingSent();
        }
        return message(id, message);
    }

    /** Sends all once more that were given up since then. */
    @PostMapping(HOOK + "/recoveries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RecoveredJson recover(@PathVariable UUID id, @Valid @RequestBody RecoveryJson request) {
        hooks.get(id);
        return new RecoveredJson(messages.recover(id, request.since()));
    }

    /** Sends a message that is about nothing, whatever else the endpoint wants. */
    @PostMapping(HOOK + "/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Message test(@PathVariable UUID id) {
        var hook = hooks.get(id);
        if (hook.status() != Hook.Status.ACTIVE) {
            throw HookProblem.notActive(hook.status());
        }
        return message(id, messages.test(id));
    }
}

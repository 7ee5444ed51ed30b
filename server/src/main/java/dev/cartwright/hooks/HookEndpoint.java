package dev.cartwright.hooks;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the merchant wants to be told of events, for staff. */
@RestController
@ForStaff(Area.INTEGRATIONS)
@RequestMapping("/api/admin/webhook-endpoints")
class HookEndpoint {

    private final Hooks hooks;
    private final HookQuery query;
    private final Messages messages;
    private final Forgetting forgetting;

    HookEndpoint(Hooks hooks, HookQuery query, Messages messages, Forgetting forgetting) {
        this.hooks = hooks;
        this.query = query;
        this.messages = messages;
        this.forgetting = forgetting;
    }

    /**
     * @param eventTypes such as {@code orders.order-placed.v1}, {@code orders.*} or {@code *};
     *     absent: all
     * @param channel absent: all
     * @param headers sent along, and never shown again; absent: none, or as they were
     */
    @Schema(name = "WebhookEndpointRequest")
    record HookJson(
            @NotNull String url,
            @Nullable String description,
            @Nullable List<String> eventTypes,
            @Nullable ChannelId channel,
            @Nullable Map<String, String> headers) {

        HookDraft draft() {
            return new HookDraft(url, description, eventTypes, channel, headers);
        }

        /** Nothing secret, for it may be in a log. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** With the secret, which is told this once. */
    @Schema(name = "NewWebhookEndpoint")
    record NewHookJson(Hook endpoint, String secret) {

        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    /**
     * @param oldSignsForHours how long the secret before signs as well; absent: as the settings
     *     say; 0: it is known to others, so no longer at all
     */
    @Schema(name = "WebhookSecretRequest")
    record SecretJson(@Min(0) @Max(168) @Nullable Integer oldSignsForHours) {}

    /** A new secret, which is told this once. */
    @Schema(name = "NewWebhookSecret")
    record NewSecretJson(String secret) {

        @Override
        public String toString() {
            return "a secret";
        }
    }

    /** Newest first. */
    @GetMapping
    Page<Hook> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(query.page(last, limit + 1), limit, it -> Cursor.of(it.id()));
    }

    @PostMapping
    ResponseEntity<NewHookJson> add(@Valid @RequestBody HookJson request) {
        var wanted = hooks.draft(request.draft());
        var secret = hooks.add(wanted);
        var id = wanted.getId();
        return ResponseEntity.created(URI.create("/api/admin/webhook-endpoints/" + id))
                .eTag("1")
                .body(new NewHookJson(query.get(id), secret));
    }

    @GetMapping("/{id}")
    ResponseEntity<Hook> show(@PathVariable UUID id) {
        var hook = query.get(id);
        return ResponseEntity.ok().eTag(String.valueOf(hook.version())).body(hook);
    }

    /** All but the headers is as the request says; these stay where it has none. */
    @PutMapping("/{id}")
    ResponseEntity<Hook> change(
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody HookJson request) {
        hooks.change(id, IfMatch.of(seen), hooks.draft(id, request.draft()));
        return show(id);
    }

    /** With all that it was told. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        hooks.delete(id, IfMatch.of(seen));
        forgetting.of(id);
    }

    /** Messages wait until it is resumed; a second time changes nothing. */
    @PostMapping("/{id}/pause")
    ResponseEntity<Hook> pause(@PathVariable UUID id) {
        hooks.turn(id, Hook.Status.PAUSED);
        return show(id);
    }

    /** What waits is sent; also one that was disabled begins anew. */
    @PostMapping("/{id}/resumption")
    ResponseEntity<Hook> resume(@PathVariable UUID id) {
        if (hooks.turn(id, Hook.Status.ACTIVE)) {
            messages.resume(id);
        }
        return show(id);
    }

    /** Exchanges the secret. */
    @PostMapping("/{id}/secrets")
    @ResponseStatus(HttpStatus.CREATED)
    NewSecretJson exchange(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable SecretJson request) {
        var hours = request == null ? null : request.oldSignsForHours();
        var oldFor = hours == null ? null : Duration.ofHours(hours);
        return new NewSecretJson(hooks.exchangeSecret(id, oldFor));
    }
}

package dev.cartwright.webhooks;

import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import dev.cartwright.processors.Processors;
import dev.cartwright.processors.RemoteProcessor;
import dev.cartwright.processors.WebhookRefused;
import dev.cartwright.webhooks.schema.tables.records.PaymentWebhooksRecord;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where processors tell what happened, and where the staff sees what they told. */
@RestController
@ForStaff(Area.INTEGRATIONS)
class WebhookEndpoint {

    private final Processors processors;
    private final Inbox inbox;
    private final WebhookTable webhooks;
    private final Clock clock;

    WebhookEndpoint(Processors processors, Inbox inbox, WebhookTable webhooks, Clock clock) {
        this.processors = processors;
        this.inbox = inbox;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Refused before anything is read into it; acknowledged once it is kept, settled later. */
    @PostMapping("/api/webhooks/{processor}")
    @OpenTo(Audience.EVERYBODY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable String processor, HttpServletRequest request) throws IOException {
        if (!(processors.find(processor).orElse(null) instanceof RemoteProcessor sender)) {
            throw WebhookProblem.unknownProcessor();
        }
        var body = request.getInputStream().readAllBytes();
        try {
            var event =
                    sender.verify(body, headers(request), clock.instant(), sender.webhookSecrets());
            inbox.keep(processor, event, new String(body, StandardCharsets.UTF_8));
        } catch (WebhookRefused e) {
            throw WebhookProblem.refused(String.valueOf(e.getMessage()));
        }
    }

    private static HttpHeaders headers(HttpServletRequest request) {
        var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var name : Collections.list(request.getHeaderNames())) {
            all.put(name, Collections.list(request.getHeaders(name)));
        }
        return HttpHeaders.of(all, (_, _) -> true);
    }

    /**
     * An event as the staff sees it.
     *
     * @param times how often it came
     * @param body as it came; null once it was dropped
     */
    record WebhookJson(
            UUID id,
            String processor,
            String account,
            String event,
            String kind,
            Instant happenedAt,
            Instant receivedAt,
            int times,
            Status status,
            int attempts,
            @Nullable Instant doneAt,
            @Nullable String remark,
            @Nullable String body) {

        static WebhookJson of(PaymentWebhooksRecord row) {
            return new WebhookJson(
                    row.getId(),
                    row.getProcessor(),
                    row.getAccount(),
                    row.getEventId(),
                    row.getKind(),
                    row.getHappenedAt(),
                    row.getReceivedAt(),
                    row.getTimes(),
                    Status.valueOf(row.getStatus()),
                    row.getAttempts(),
                    row.getDoneAt(),
                    row.getRemark(),
                    row.getBody());
        }
    }

    @GetMapping("/api/admin/webhooks")
    Page<WebhookJson> page(
            @RequestParam(required = false) @Nullable String processor,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(
                        webhooks.page(processor, status, last, limit + 1),
                        limit,
                        row -> Cursor.of(row.getId()))
                .map(rows -> rows.stream().map(WebhookJson::of).toList());
    }

    @GetMapping("/api/admin/webhooks/{id}")
    WebhookJson one(@PathVariable UUID id) {
        return webhooks.find(id).map(WebhookJson::of).orElseThrow(WebhookProblem::unknownWebhook);
    }

    /** Settles an event once more; what it told before counts once all the same. */
    @PostMapping("/api/admin/webhooks/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookJson replay(@PathVariable UUID id) {
        if (!webhooks.replay(id, clock.instant())) {
            throw WebhookProblem.unknownWebhook();
        }
        return one(id);
    }
}

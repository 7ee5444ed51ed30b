package dev.cartwright.platform;

import dev.cartwright.platform.AbandonedEventTable.Abandoned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody has to look into: events that a listener never managed to take. */
@RestController
@ForStaff(Area.SYSTEM)
class FailedEventEndpoint {

    private final AbandonedEventTable events;
    private final FailedEvents failed;

    FailedEventEndpoint(AbandonedEventTable events, FailedEvents failed) {
        this.events = events;
        this.failed = failed;
    }

    @GetMapping("/api/admin/events/failed")
    Page<Abandoned> failed(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit) {
        var last = Cursor.after(after, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(events.waiting(last, limit + 1), limit, it -> Cursor.of(it.id()));
    }

    /** Its one listener is asked again, within seconds and as often as about a new event. */
    @PostMapping("/api/admin/events/failed/{id}/resubmission")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void tryAgain(@PathVariable UUID id) {
        if (!failed.tryAgain(id)) {
            throw EventProblem.notWaiting(id);
        }
    }
}

package dev.cartwright.platform;

import dev.cartwright.platform.EventTable.Abandoned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody has to look into: events that a listener never managed to take. */
@RestController
@ForStaff(Area.SYSTEM)
class FailedEventEndpoint {

    private static final UUID FIRST = new UUID(0, 0);

    private final EventTable events;

    FailedEventEndpoint(EventTable events) {
        this.events = events;
    }

    @GetMapping("/api/admin/events/failed")
    Page<Abandoned> failed(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit) {
        var from =
                after == null
                        ? FIRST
                        : Cursor.read(after, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(events.abandoned(from, limit + 1), limit, it -> Cursor.of(it.id()));
    }
}

package dev.cartwright.authlog;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthEvent.Result;
import dev.cartwright.authlog.AuthLogQuery.Logged;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log for the staff, newest first. */
@RestController
@ForStaff(Area.SECURITY)
class AuthLogEndpoint {

    private final AuthLogQuery query;

    AuthLogEndpoint(AuthLogQuery query) {
        this.query = query;
    }

    /** Email, address, network and agent are null once the person was forgotten. */
    record AuthLogJson(
            UUID id,
            Instant at,
            Kind kind,
            Result result,
            @Nullable Reason reason,
            @Nullable UUID user,
            @Nullable CustomerId customer,
            @Nullable UUID session,
            String actor,
            String requestId,
            @Nullable EmailAddress email,
            @Nullable String address,
            @Nullable String network,
            @Nullable String agent) {

        static AuthLogJson of(Logged logged) {
            var event = logged.event();
            var person = logged.person();
            return new AuthLogJson(
                    event.getId(),
                    event.getAt(),
                    logged.kind(),
                    logged.result(),
                    logged.reason(),
                    event.getUserId(),
                    event.getCustomerId(),
                    event.getSessionId(),
                    Actor.label(event.getActorKind(), event.getActorId()),
                    event.getRequestId(),
                    person.getEmail(),
                    person.getAddress(),
                    person.getNetwork(),
                    person.getAgent());
        }
    }

    @GetMapping("/api/admin/auth-logs")
    Page<AuthLogJson> page(
            @RequestParam(required = false) @Nullable UUID user,
            @RequestParam(required = false) @Nullable EmailAddress email,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Result result,
            @RequestParam(required = false) @Nullable Reason reason,
            @RequestParam(required = false) @Nullable String network,
            @RequestParam(required = false) @Nullable UUID session,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter =
                new AuthLogFilter(user, email, kind, result, reason, network, session, from, to);
        var last = Cursor.after(after, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(
                        query.page(filter, last, limit + 1),
                        limit,
                        logged -> Cursor.of(logged.event().getId()))
                .map(rows -> rows.stream().map(AuthLogJson::of).toList());
    }
}

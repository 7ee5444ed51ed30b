package dev.cartwright.platform;

import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Why an event is not handed to its listener again. */
final class EventProblem extends Problem {

    private EventProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static EventProblem unknown(UUID id) {
        return new EventProblem(
                HttpStatus.NOT_FOUND, "unknown-event", "No event " + id + " was given up.");
    }

    static EventProblem notWaiting(UUID id) {
        return new EventProblem(
                HttpStatus.CONFLICT,
                "event-not-waiting",
                "The event " + id + " was handed to its listener again already.");
    }
}

package dev.cartwright.platform;

import org.springframework.boot.test.context.TestComponent;

/** Hands failed events again, as the job does, when a test says so. */
@TestComponent
public class Resubmission {

    private final FailedEvents events;

    Resubmission(FailedEvents events) {
        this.events = events;
    }

    public void run() {
        events.resubmit();
    }
}

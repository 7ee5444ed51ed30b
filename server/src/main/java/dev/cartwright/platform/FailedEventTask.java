package dev.cartwright.platform;

import org.springframework.stereotype.Component;

/** Tells staff of events that nobody took. */
@Component
record FailedEventTask(AbandonedEventTable events) implements StaffTask {

    @Override
    public String what() {
        return "events that nobody took";
    }

    @Override
    public long count() {
        return events.count();
    }

    @Override
    public Permission permission() {
        return new Permission(Area.SYSTEM, Access.READ);
    }

    @Override
    public String page() {
        return JobPages.URL;
    }
}

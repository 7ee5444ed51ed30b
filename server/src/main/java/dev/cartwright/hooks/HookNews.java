package dev.cartwright.hooks;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of all events, in the transaction of their cause: a roll-back takes its messages along. */
@Component
class HookNews {

    private final Messages messages;

    HookNews(Messages messages) {
        this.messages = messages;
    }

    /** All events are records; {@link EventType} says which of them are told. */
    @EventListener
    void on(Record event) {
        var type = EventType.of(event);
        if (type != null) {
            messages.tell(type, event);
        }
    }
}

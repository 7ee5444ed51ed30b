package dev.cartwright.hooks;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deletes what is kept no longer, some at a time. */
@Component
class Forgetting {

    private final MessageTable messages;
    private final HookTable hooks;
    private final HookSettings settings;
    private final Clock clock;

    Forgetting(MessageTable messages, HookTable hooks, HookSettings settings, Clock clock) {
        this.messages = messages;
        this.hooks = hooks;
        this.settings = settings;
        this.clock = clock;
    }

    /** What an endpoint was told that is no more; what a crash leaves goes with its age. */
    void of(UUID hook) {
        while (messages.forgetOf(hook) > 0) {
            // One statement a batch, until none is left.
        }
    }

    /** What was kept long enough, and secrets that sign no more. */
    void old() {
        var now = clock.instant();
        var before = now.minus(settings.keepFor());
        while (messages.forget(before) > 0) {
            // As above.
        }
        hooks.forgetSecrets(now);
    }
}

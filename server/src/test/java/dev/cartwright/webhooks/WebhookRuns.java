package dev.cartwright.webhooks;

import org.springframework.boot.test.context.TestComponent;

/** Lets tests say when events are settled. */
@TestComponent
public final class WebhookRuns {

    private final Inbox inbox;

    WebhookRuns(Inbox inbox) {
        this.inbox = inbox;
    }

    public void forget() {
        inbox.forget();
    }

    public void run() {
        inbox.run();
    }
}

package dev.cartwright.webhooks;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way an event from outside is refused. */
public final class WebhookProblem extends Problem {

    private WebhookProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static WebhookProblem unknownProcessor() {
        return new WebhookProblem(
                HttpStatus.NOT_FOUND,
                "unknown-processor",
                "No processor of this name sends events here.");
    }

    /** Says what failed and nothing of what was sent. */
    static WebhookProblem refused(String reason) {
        return new WebhookProblem(
                HttpStatus.BAD_REQUEST, "webhook-refused", "The event is not genuine: " + reason);
    }

    static WebhookProblem unknownWebhook() {
        return new WebhookProblem(
                HttpStatus.NOT_FOUND, "unknown-webhook", "There is no such event.");
    }
}

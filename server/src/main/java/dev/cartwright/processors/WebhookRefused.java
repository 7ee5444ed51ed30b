package dev.cartwright.processors;

/** What came as an event does not prove to be the processor's. */
public final class WebhookRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param reason names the check that failed and nothing of what was sent
     */
    public WebhookRefused(String reason) {
        super(reason, null, false, false);
    }
}

package dev.cartwright.processors;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;

/**
 * A processor at the other end of a line. It builds requests and parses answers; it never opens a
 * connection, so that all of it can be tried without a network, and none of it can stall.
 */
public non-sealed interface RemoteProcessor extends PaymentProcessor {

    /** Builds what asks for the operation, with its id as the idempotency key. */
    ProcessorRequest request(Operation operation);

    /** Total: whatever came back, or did not, is one outcome. It never throws. */
    Outcome parse(Operation operation, Answer answer);

    /**
     * Builds what asks what became of an operation, in the order in which to ask: by the
     * processor's reference, by ours, by list. The first that knows is believed; that nobody knows
     * is believed of the last alone.
     */
    List<ProcessorRequest> inquiries(Operation operation);

    /** Total, as {@link #parse}; the only one that may say that there is no such operation. */
    Outcome parseInquiry(Operation operation, Answer answer);

    /** The secrets with which events are signed: more than one while they are exchanged. */
    List<String> webhookSecrets();

    /**
     * Proves that an event is the processor's own, and says what it tells.
     *
     * @param rawBody as it came, for the signature covers its bytes
     * @param activeSecrets more than one while they are exchanged
     * @throws WebhookRefused where it does not prove to be genuine and of our time
     */
    ProcessorEvent verify(
            byte[] rawBody, HttpHeaders headers, Instant now, List<String> activeSecrets);
}

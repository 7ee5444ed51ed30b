package dev.cartwright.processors;

import java.util.List;

/** A vault at the other end of a line. As its processor it never opens a connection. */
public non-sealed interface RemoteVault extends Vault {

    /**
     * Builds what to send, in the order in which to send it until one answer is known: first what
     * does it, then what asks whether it is done.
     */
    List<ProcessorRequest> requests(Errand errand);

    /** Total: whatever came back, or did not, is one finding. It never throws. */
    Finding parse(Errand errand, Answer answer);
}

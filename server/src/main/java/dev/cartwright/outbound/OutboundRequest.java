package dev.cartwright.outbound;

import java.net.URI;
import java.util.Map;

/**
 * What is asked. Its text has no headers, of which some are secret, and no body.
 *
 * @param uri one that {@link OutboundUrl#read} has let pass
 * @param body JSON; empty for none
 */
public record OutboundRequest(String method, URI uri, Map<String, String> headers, String body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}

package dev.cartwright.processors;

import java.net.URI;
import java.util.Map;

/**
 * What is to be sent to a processor.
 *
 * @param headers with the credentials: never logged
 * @param body empty where there is none
 */
public record ProcessorRequest(String method, URI uri, Map<String, String> headers, String body) {

    public ProcessorRequest {
        headers = Map.copyOf(headers);
    }

    /** Where it goes, and nothing of what it says: the credentials are there. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}

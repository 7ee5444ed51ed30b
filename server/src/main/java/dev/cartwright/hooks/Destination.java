package dev.cartwright.hooks;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An endpoint as its messages are sent. Its text has nothing secret. */
record Destination(UUID hook, URI uri, Map<String, String> headers, List<String> secrets) {

    Destination {
        headers = Map.copyOf(headers);
        secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
        return hook.toString();
    }
}

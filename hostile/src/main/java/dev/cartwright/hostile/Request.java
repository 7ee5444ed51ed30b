package dev.cartwright.hostile;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to the processor.
 *
 * @param path as sent, without the query
 * @param query as sent, still encoded; empty if there is none
 * @param headers by names in any case
 * @param body as sent, form-encoded as Stripe's clients do; JSON under {@code /control}
 */
public record Request(
        String method, String path, String query, Map<String, String> headers, String body) {

    public Request {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public static Request of(String method, URI uri, Map<String, String> headers, String body) {
        var query = uri.getRawQuery();
        return new Request(method, uri.getRawPath(), query == null ? "" : query, headers, body);
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    /** As behaviours name it: {@code POST /v1/payment_intents}. */
    String line() {
        return method + " " + path;
    }
}

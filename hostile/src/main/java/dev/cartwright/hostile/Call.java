package dev.cartwright.hostile;

import java.util.List;

/**
 * A request that is being served.
 *
 * @param segments of the path, below {@code /v1}
 */
record Call(Request request, List<String> segments, Params params, Cause cause) {

    static Call of(Request request, Params params, Cause cause) {
        var path = request.path().replaceFirst("^/v1/", "");
        return new Call(request, List.of(path.split("/", -1)), params, cause);
    }

    /** With ids left out: {@code POST payment_intents/{id}/capture}. */
    String kind() {
        var kind = new StringBuilder(request.method()).append(' ').append(segments.getFirst());
        for (int i = 1; i < segments.size(); i++) {
            var isId = i == 1 && !segments.get(1).equals("search");
            kind.append('/').append(isId ? "{id}" : segments.get(i));
        }
        return kind.toString();
    }

    String id() {
        return segments.get(1);
    }
}

package dev.cartwright.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** One batch of codes, as a merchant's program would have it made. */
final class CouponBatch {

    private static final String URL = "/api/admin/coupon-batches";
    private static final Pattern MADE = Pattern.compile("\"made\":(\\d+)");

    private final int port;
    private final String id;

    private CouponBatch(int port, String id) {
        this.port = port;
        this.id = id;
    }

    static CouponBatch begin(int port, int codes) throws IOException {
        try (var wire = new Wire(port)) {
            var wanted =
                    """
                    {"name": "Bench", "promotion": "01920000-0000-7000-8000-000000000001",
                     "prefix": "BENCH", "count": %d}
                    """
                            .formatted(codes);
            var answer = wire.send(202, "POST", URL, ImportOf.KEY, wanted);
            return new CouponBatch(port, answer.text("id"));
        }
    }

    /** Throws {@link Unexpected} where it came to another end. */
    boolean isDone() throws IOException {
        var status = get("").text("status");
        return switch (status) {
            case "DONE" -> true;
            case "QUEUED", "RUNNING" -> false;
            default -> throw new Unexpected("The batch is " + status);
        };
    }

    int made() throws IOException {
        var body = get("").body();
        var found = MADE.matcher(body);
        if (!found.find()) {
            throw new Unexpected("No number of codes in: " + body);
        }
        return Integer.parseInt(found.group(1));
    }

    /** Throws {@link Unexpected} where one is in the file twice. */
    Set<String> codes() throws IOException {
        var codes = new HashSet<String>();
        Csv.read(
                get("/codes.csv").body(),
                it -> {
                    if (!codes.add(it.getFirst())) {
                        throw new Unexpected(it.getFirst() + " is there twice");
                    }
                });
        codes.remove("code");
        return codes;
    }

    private Wire.Answer get(String path) throws IOException {
        try (var wire = new Wire(port)) {
            return wire.send(200, "GET", URL + "/" + id + path, ImportOf.KEY, "");
        }
    }
}

package dev.cartwright.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** What the shop's own auditor says after the run. */
final class Proof {

    private static final String KEY = "Authorization: Bearer " + Shop.ADMIN + "\r\n";

    /** It counts every row of a shop, which may have a million of them. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Proof() {}

    /**
     * Throws {@link Unexpected} unless the books balance and so many purchases, no more and no
     * fewer, were placed and paid.
     */
    static void check(int port, long placed) throws IOException {
        var report = audit(port);
        // All orders; and all money taken, which without violations is one capture per placed one.
        var orders = checked(report, "orders-are-paid-as-they-stand");
        var captures = checked(report, "captures-are-posted");
        if (orders != placed || captures != placed) {
            throw new Unexpected(
                    "%d purchases were answered as placed, but there are %d orders and %d captures"
                            .formatted(placed, orders, captures));
        }
    }

    /** Returns the auditor's report; throws {@link Unexpected} unless the books balance. */
    static String audit(int port) throws IOException {
        try (var wire = new Wire(port, PATIENCE)) {
            var report = wire.send(200, "GET", "/api/admin/audit", KEY, "").body();
            if (!report.contains("\"violations\":[]")) {
                throw new Unexpected("The books do not balance: " + report);
            }
            return report;
        }
    }

    static long checked(String report, String invariant) {
        var found = Pattern.compile("\"" + invariant + "\":(\\d+)").matcher(report);
        if (!found.find()) {
            throw new Unexpected("The audit does not check " + invariant + ": " + report);
        }
        return Long.parseLong(found.group(1));
    }
}

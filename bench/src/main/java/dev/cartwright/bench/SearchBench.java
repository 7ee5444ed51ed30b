package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Opens a shop, fills it with a million products, and measures how they are found. */
final class SearchBench {

    private static final int AT_ONCE = 50_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Shop shop;
    private final Pgbench pgbench;
    private final Duration step;

    private SearchBench(Shop shop, Pgbench pgbench, Duration step) {
        this.shop = shop;
        this.pgbench = pgbench;
        this.step = step;
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            var program = Pgbench.find();
            if (program.isEmpty()) {
                throw new Unexpected(
                        "No pgbench on the PATH or in /usr/lib/postgresql: it makes the products.");
            }
            say("Opening a shop in %s ...", folder);
            var shop = Shop.open(folder, children);
            var pgbench = new Pgbench(program.get(), folder, shop, children);
            var bench = new SearchBench(shop, pgbench, Duration.ofSeconds(Long.parseLong(args[0])));
            bench.run(Integer.parseInt(args[1]));
        } catch (Unexpected e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            children.close();
        }
    }

    private void run(int products) throws IOException, InterruptedException {
        for (int first = 1; first <= products; first += AT_ONCE) {
            pgbench.make(first, Math.min(first + AT_ONCE - 1, products));
            say("%d products", Math.min(first + AT_ONCE - 1, products));
        }
        var deep = Looking.deep(shop.port(), products / 2);
        say("Warming up for %d s ...", WARM_UP.toSeconds());
        Load.run(new Looking(deep), shop.port(), 2, WARM_UP);
        latencies(deep);
        rates();
    }

    private void latencies(String deep) throws IOException, InterruptedException {
        say("%n| asked anew, one client | per second | p50 ms | p95 | p99 | pgbench per second |");
        say("|---|---:|---:|---:|---:|---:|");
        for (var kind : Looking.Kind.values()) {
            var seen = Load.run(new Looking(kind, deep), shop.port(), 1, step);
            say(
                    "| %s | %.0f | %.1f | %.1f | %.1f | %s |",
                    kind.label,
                    seen.perSecond(),
                    seen.millis(50),
                    seen.millis(95),
                    seen.millis(99),
                    floor(kind));
        }
    }

    /** The same statement without the product, where there is a script of it. */
    private String floor(Looking.Kind kind) throws IOException, InterruptedException {
        var script =
                switch (kind) {
                    case FIRST_PAGE -> "listing.sql";
                    case TWO_WORDS -> "search.sql";
                    case FILTER -> "filter.sql";
                    default -> "";
                };
        return script.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.0f", pgbench.looks(script, 1, step));
    }

    private void rates() throws IOException, InterruptedException {
        var visits = new LinkedHashMap<String, Visit>();
        visits.put("list, anew", new Looking(Looking.Kind.FIRST_PAGE, ""));
        visits.put("list, kept", new Listing());
        visits.put("product, anew", new Looking(Looking.Kind.PRODUCT, ""));
        visits.put("product, kept", Looking.oneProduct());
        say("%n| clients | %s | pgbench, list |", String.join(" | ", visits.keySet()));
        say("|---:|%s---:|", "---:|".repeat(visits.size()));
        for (var clients : Load.steps()) {
            var row = new StringBuilder("| " + clients + " |");
            for (Map.Entry<String, Visit> visit : visits.entrySet()) {
                Load.run(visit.getValue(), shop.port(), clients, step.dividedBy(3));
                var seen = Load.run(visit.getValue(), shop.port(), clients, step);
                row.append(String.format(Locale.ROOT, " %.0f |", seen.perSecond()));
            }
            say("%s %.0f |", row, pgbench.listings(clients, step));
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

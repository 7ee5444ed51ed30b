package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Opens a shop, fills it with two million orders, and measures how staff finds them. */
final class OrdersBench {

    private static final int AT_ONCE = 100_000;

    /** As orders.sql has them. */
    private static final int BUYERS = 300_000;

    private static final Path FILTERS = Path.of("bench/src/main/orders/filters.txt");

    private final Shop shop;
    private final int times;
    private final int orders;

    private OrdersBench(Shop shop, int times, int orders) {
        this.shop = shop;
        this.times = times;
        this.orders = orders;
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            var program =
                    Pgbench.find()
                            .orElseThrow(() ->
                                    new Unexpected(
                                            "No pgbench on the PATH or in /usr/lib/postgresql: it"
                                                    + " makes the orders."));
            say("Opening an empty shop in %s ...", folder);
            var shop = Shop.open(folder, children, Shop.Kind.EMPTY);
            var orders = Integer.parseInt(args[1]);
            var pgbench = new Pgbench(program, folder, shop, children);
            for (int first = 1; first <= orders; first += AT_ONCE) {
                pgbench.make("orders.sql", first, Math.min(first + AT_ONCE - 1, orders));
                say("%d orders", Math.min(first + AT_ONCE - 1, orders));
            }
            pgbench.make("vacuum-orders.sql", 1, orders);
            new OrdersBench(shop, Integer.parseInt(args[0]), orders).run();
        } catch (Unexpected e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            children.close();
        }
    }

    /** A kind of question, and its address with places for numbers. */
    private record Filter(String name, String query) {

        static Filter of(String line) {
            var parts = line.split("\\|", -1);
            return new Filter(parts[0].strip(), parts[1].strip());
        }

        String path(int round, int orders) {
            var any = Math.floorMod(round * 7919L * 104_729L, orders);
            return "/api/admin/orders?limit=50&"
                    + query.replace("{n}", String.format(Locale.ROOT, "%06d", any % 1_000_000))
                            .replace("{buyer}", Long.toString(any % BUYERS))
                            .replace("{few}", Integer.toString(round % 90));
        }
    }

    private void run() throws IOException {
        List<Filter> filters;
        try (var lines = Files.lines(FILTERS)) {
            filters = lines.filter(it -> !it.startsWith("#")).map(Filter::of).toList();
        }
        say("%n| asked %d times, first page and second | found | p50 ms | p95 | longest |", times);
        say("|---|---:|---:|---:|---:|");
        var all = new ArrayList<long[]>();
        for (var filter : filters) {
            var found = 0L;
            var nanos = new long[2 * times];
            try (var wire = new Wire(shop.port())) {
                for (int i = 0; i < times; i++) {
                    var path = filter.path(i, orders);
                    var page = timed(wire, path, nanos, 2 * i);
                    found += page.split("\"number\":", -1).length - 1;
                    timed(wire, path + "&after=" + next(page), nanos, 2 * i + 1);
                }
            }
            all.add(nanos);
            row(filter.name, String.format(Locale.ROOT, "%.1f", (double) found / times), nanos);
        }
        row("all of them", "", all.stream().flatMapToLong(Arrays::stream).toArray());
    }

    private static void row(String name, String found, long[] nanos) {
        var sorted = LongStream.of(nanos).filter(it -> it > 0).sorted().toArray();
        var seen = new Load.Measured(sorted, Duration.ZERO);
        say(
                "| %s | %s | %.1f | %.1f | %.1f |",
                name, found, seen.millis(50), seen.millis(95), seen.millis(100));
    }

    /** The end of a list has no page after it: then nothing is asked, and nothing is timed. */
    private static String timed(Wire wire, String path, long[] nanos, int at) throws IOException {
        if (path.endsWith("&after=")) {
            return "";
        }
        var start = System.nanoTime();
        var body = wire.send(200, "GET", path, ImportOf.KEY, "").body();
        nanos[at] = System.nanoTime() - start;
        return body;
    }

    private static String next(String page) {
        var answer = new Wire.Answer(200, page);
        return page.contains("\"next\":\"") ? answer.text("next") : "";
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

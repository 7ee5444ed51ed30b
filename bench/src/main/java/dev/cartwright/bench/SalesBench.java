package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Has an empty shop take in an earlier shop's history, twice, and asks what was sold. */
final class SalesBench {

    private static final String IMPORTS = "/api/admin/sales/imports";
    private static final String FIGURES =
            "/api/admin/sales/figures?currency=GBP&from=2010-12-01&to=2012-01-01";
    private static final Duration UNTIL_DONE = Duration.ofMinutes(15);
    private static final int TIMES = 5;

    private final Shop shop;
    private final Path file;

    private SalesBench(Shop shop, Path file) {
        this.shop = shop;
        this.file = file;
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            say("Opening an empty shop in %s ...", folder);
            var shop = Shop.open(folder, children, Shop.Kind.EMPTY);
            try {
                new SalesBench(shop, Path.of(args[0])).run();
            } catch (Unexpected e) {
                say("%s%nThe log ends:%n%s", e.getMessage(), String.join("\n", shop.complaints()));
                System.exit(1);
            }
        } finally {
            children.close();
        }
    }

    private void run() throws IOException, InterruptedException {
        var before = Memory.peak(shop.process());
        var first = once();
        var peak = Memory.peak(shop.process());
        var live = Memory.live(shop.process());
        var again = once();
        if (number("imported", again.state) != 0
                || number("known", again.state) != number("rows", first.state)) {
            throw new Unexpected("The same file again is not nothing: " + again.state);
        }
        say("%s%n", first.state);
        say(
                "| lines | upload s | facts s | lines/s | again s | server before, at its peak, MiB |"
                        + " heap after GC, MiB |");
        say("|---:|---:|---:|---:|---:|---:|---:|");
        say(
                "| %,d | %.1f | %.1f | %,.0f | %.1f | %d, %d | %d |%n",
                number("rows", first.state),
                first.upload,
                first.facts,
                number("rows", first.state) / (first.upload + first.facts),
                again.upload + again.facts,
                before,
                peak,
                live);
        for (var how : List.of("", "&by=month&compare=before", "&by=sku&limit=10", "&by=country")) {
            say("| figures%s | %.0f ms |", how, median(how));
        }
    }

    private record Taken(String state, double upload, double facts) {}

    private Taken once() throws IOException, InterruptedException {
        var packed = file.toString().endsWith(".gz") ? "Content-Encoding: gzip\r\n" : "";
        var start = System.nanoTime();
        String state;
        try (var wire = new Wire(shop.port())) {
            state =
                    wire.upload(
                                    "POST",
                                    IMPORTS + "?currency=GBP",
                                    ImportOf.KEY + packed,
                                    "text/csv",
                                    file)
                            .body();
        }
        var uploaded = System.nanoTime();
        var url = IMPORTS + "/" + new Wire.Answer(200, state).text("id");
        while (!new Wire.Answer(200, state).text("status").equals("DONE")) {
            if (System.nanoTime() - start > UNTIL_DONE.toNanos() || state.contains("FAILED")) {
                throw new Unexpected("The import did not end: " + state);
            }
            Thread.sleep(50);
            state = get(url);
        }
        var end = System.nanoTime();
        return new Taken(state, (uploaded - start) / 1e9, (end - uploaded) / 1e9);
    }

    private double median(String how) throws IOException {
        var times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            var start = System.nanoTime();
            get(FIGURES + how);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    private String get(String path) throws IOException {
        try (var wire = new Wire(shop.port())) {
            return wire.send(200, "GET", path, ImportOf.KEY, "").body();
        }
    }

    private static int number(String name, String state) {
        var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(state);
        if (!found.find()) {
            throw new Unexpected("No " + name + " in: " + state);
        }
        return Integer.parseInt(found.group(1));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

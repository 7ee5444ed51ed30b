package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Opens shops whose carts hold what is in them, and measures how fast units are set aside. */
final class StockBench {

    private static final int FEW = 1_000;
    private static final int AT_ONCE = 50_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final int PAIRS = 30;
    private static final Duration TURN = Duration.ofSeconds(5);

    private final Path program;
    private final Path folder;
    private final Children children;
    private final Duration step;

    private StockBench(Path program, Path folder, Children children, Duration step) {
        this.program = program;
        this.folder = folder;
        this.children = children;
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
            var step = Duration.ofSeconds(Long.parseLong(args[0]));
            var bench = new StockBench(program.get(), folder, children, step);
            bench.run(Integer.parseInt(args[1]));
        } catch (Unexpected e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            children.close();
        }
    }

    private void run(int many) throws IOException, InterruptedException {
        var few = open("few", FEW);
        compare(few, "one SKU", 1);
        compare(few, FEW + " SKUs", FEW);
        pair(few, open("many", many), many);
    }

    /** A shop of its own with so many SKUs at three locations, after a while of trade. */
    private Opened open(String name, int skus) throws IOException, InterruptedException {
        var place = Files.createDirectory(folder.resolve(name));
        say("Opening a shop with %d SKUs at three locations in %s ...", skus, place);
        var shop = Shop.open(place, children, Shop.Kind.HOLDING);
        var pgbench = new Pgbench(program, place, shop, children);
        for (int first = 1; first <= skus; first += AT_ONCE) {
            var last = Math.min(first + AT_ONCE - 1, skus);
            pgbench.make("million.sql", first, last);
            pgbench.make("shelves.sql", first, last);
        }
        pgbench.make("settle.sql", 1, skus);
        Load.run(new Filling(skus), shop.port(), 16, WARM_UP);
        return new Opened(shop, pgbench);
    }

    private record Opened(Shop shop, Pgbench pgbench) {}

    /** Asks both in turns, so that each pair of turns sees the same machine. */
    private void pair(Opened few, Opened many, int skus) throws IOException, InterruptedException {
        say("%n| one client, %d against %d SKUs | p50 ms | | p99 ms | | p99 ratio |", skus, FEW);
        say("|---:|---:|---:|---:|---:|---:|");
        var ratios = new double[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            // Who goes first changes, in case the first pays for something.
            var manyFirst = pair % 2 == 0;
            var one = turn(manyFirst ? many : few, manyFirst ? skus : FEW);
            var other = turn(manyFirst ? few : many, manyFirst ? FEW : skus);
            var large = manyFirst ? one : other;
            var small = manyFirst ? other : one;
            ratios[pair] = large.millis(99) / small.millis(99);
            say(
                    "| %d | %.1f | %.1f | %.1f | %.1f | %.2f |",
                    pair + 1,
                    large.millis(50),
                    small.millis(50),
                    large.millis(99),
                    small.millis(99),
                    ratios[pair]);
        }
        Arrays.sort(ratios);
        say(
                "%np99 of %d SKUs is %.2f of that of %d (median of %d pairs; quartiles %.2f, %.2f).",
                skus,
                (ratios[PAIRS / 2 - 1] + ratios[PAIRS / 2]) / 2,
                FEW,
                PAIRS,
                ratios[PAIRS / 4],
                ratios[PAIRS * 3 / 4]);
        Proof.audit(few.shop().port());
        Proof.audit(many.shop().port());
        say("Audit of both: no violations.");
    }

    private static Load.Measured turn(Opened opened, int skus) throws InterruptedException {
        return Load.run(new Filling(skus), opened.shop().port(), 1, TURN);
    }

    private void compare(Opened opened, String what, int skus)
            throws IOException, InterruptedException {
        say(
                "%n| clients, %s | product, a second | pgbench | product / pgbench | p50 ms | p95 | p99 |",
                what);
        say("|---:|---:|---:|---:|---:|---:|---:|");
        for (var clients : Load.steps()) {
            var product = Load.run(new Filling(skus), opened.shop().port(), clients, step);
            var plain = opened.pgbench().fillings(clients, step, skus);
            say(
                    "| %d | %.1f | %.1f | %.2f | %.1f | %.1f | %.1f |",
                    clients,
                    product.perSecond(),
                    plain,
                    product.perSecond() / plain,
                    product.millis(50),
                    product.millis(95),
                    product.millis(99));
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

/** Opens a shop whose carts hold what is in them, and measures how fast units are set aside. */
final class StockBench {

    private static final int FEW = 1_000;
    private static final int AT_ONCE = 50_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Shop shop;
    private final Pgbench pgbench;
    private final Duration step;

    private StockBench(Shop shop, Pgbench pgbench, Duration step) {
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
            var shop = Shop.open(folder, children, Shop.Kind.HOLDING);
            var pgbench = new Pgbench(program.get(), folder, shop, children);
            var bench = new StockBench(shop, pgbench, Duration.ofSeconds(Long.parseLong(args[0])));
            bench.run(Integer.parseInt(args[1]));
        } catch (Unexpected e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            children.close();
        }
    }

    private void run(int many) throws IOException, InterruptedException {
        make(1, FEW);
        say("%d SKUs at three locations; warming up for %d s ...", FEW, WARM_UP.toSeconds());
        Load.run(new Filling(FEW), shop.port(), 16, WARM_UP);
        compare("one SKU", 1);
        compare(FEW + " SKUs", FEW);
        var few = Load.run(new Filling(FEW), shop.port(), 1, step.multipliedBy(3));
        for (int first = FEW + 1; first <= many; first += AT_ONCE) {
            make(first, Math.min(first + AT_ONCE - 1, many));
        }
        pgbench.make("settle.sql", 1, many);
        Load.run(new Filling(many), shop.port(), 16, WARM_UP.multipliedBy(3));
        var all = Load.run(new Filling(many), shop.port(), 1, step.multipliedBy(3));
        say("%n| one client, item into a new cart | per second | p50 ms | p95 | p99 |");
        say("|---|---:|---:|---:|---:|");
        latencies(FEW + " SKUs, 3 locations", few);
        latencies(many + " SKUs, 3 locations", all);
        say("%np99 of the many is %.2f of that of the few.", all.millis(99) / few.millis(99));
        Proof.audit(shop.port());
        say("Audit: no violations.");
    }

    private void make(int first, int last) throws IOException, InterruptedException {
        pgbench.make("million.sql", first, last);
        pgbench.make("shelves.sql", first, last);
    }

    private void compare(String what, int skus) throws IOException, InterruptedException {
        say(
                "%n| clients, %s | product, a second | pgbench | product / pgbench | p50 ms | p95 | p99 |",
                what);
        say("|---:|---:|---:|---:|---:|---:|---:|");
        for (var clients : Load.steps()) {
            var product = Load.run(new Filling(skus), shop.port(), clients, step);
            var plain = pgbench.fillings(clients, step, skus);
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

    private static void latencies(String what, Load.Measured measured) {
        say(
                "| %s | %.1f | %.1f | %.1f | %.1f |",
                what,
                measured.perSecond(),
                measured.millis(50),
                measured.millis(95),
                measured.millis(99));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

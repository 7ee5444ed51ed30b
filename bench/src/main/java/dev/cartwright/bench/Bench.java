package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Opens a shop, measures it beside its own SQL step by step, and has it audited. */
final class Bench {

    /** The compiler is not done after 15 s on two processors. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final Shop shop;
    private final Pgbench pgbench;
    private final Duration step;
    private final List<String> skus;
    private final Purchase purchase;
    private final Purchase withCode;

    private Bench(Shop shop, Pgbench pgbench, Duration step) throws IOException {
        this.shop = shop;
        this.pgbench = pgbench;
        this.step = step;
        this.skus = Catalogue.plentiful(shop.port());
        this.purchase = new Purchase(skus);
        this.withCode = new Purchase(skus, CodeForAll.CODE);
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            var program = Pgbench.find();
            if (program.isEmpty()) {
                say(
                        "No pgbench on the PATH or in /usr/lib/postgresql: only the product's numbers.");
            }
            say("Opening a shop in %s ...", folder);
            var shop = Shop.open(folder, children);
            var pgbench = program.map(it -> new Pgbench(it, folder, shop, children)).orElse(null);
            measure(shop, pgbench, Duration.ofSeconds(Long.parseLong(args[0])));
        } catch (Unexpected e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            children.close();
        }
    }

    private static void measure(Shop shop, Pgbench pgbench, Duration step)
            throws IOException, InterruptedException {
        try {
            new Bench(shop, pgbench, step).run();
        } catch (Unexpected e) {
            throw new Unexpected(
                    e.getMessage()
                            + "\nThe shop's log ends:\n"
                            + String.join("\n", shop.complaints()));
        }
    }

    private void run() throws IOException, InterruptedException {
        var answer = purchase.answer(shop.port());
        say("%d SKUs; warming up for %d s ...", skus.size(), WARM_UP.toSeconds());
        Load.run(purchase, shop.port(), 16, WARM_UP);
        heading("purchases/s", "checkout");
        for (var clients : Load.steps()) {
            var product = Load.run(purchase, shop.port(), clients, step);
            var plain = pgbench == null ? 0 : pgbench.purchases(clients, step, skus, answer);
            row(clients, product, plain);
        }
        purchasesWithCode();
        Load.run(new Listing(), shop.port(), 16, WARM_UP.dividedBy(5));
        heading("listings/s", "listing");
        for (var clients : Load.steps()) {
            var product = Load.run(new Listing(), shop.port(), clients, step);
            row(clients, product, pgbench == null ? 0 : pgbench.listings(clients, step));
        }
        var plain = pgbench == null ? 0 : pgbench.purchases();
        var placed = purchase.placed() + withCode.placed();
        Proof.check(shop.port(), placed + plain);
        say(
                "%nAudit: no violations; the shop answered 201 %d times, pgbench bought %d times,"
                        + " and there are %d placed orders.",
                placed, plain, placed + plain);
    }

    /** Beside purchases without one, measured in turn, since the shop fills while it sells. */
    private void purchasesWithCode() throws IOException, InterruptedException {
        CodeForAll.make(shop.port());
        // By then this server has heard of the promotion.
        Thread.sleep(Duration.ofSeconds(3));
        Load.run(withCode, shop.port(), 16, WARM_UP.dividedBy(3));
        say(
                "%n| clients | without a code/s | with one/s | with / without | p50 ms without | with |");
        say("|---:|---:|---:|---:|---:|---:|");
        for (var clients : Load.steps()) {
            var without = Load.run(purchase, shop.port(), clients, step);
            var with = Load.run(withCode, shop.port(), clients, step);
            say(
                    "| %d | %.1f | %.1f | %.2f | %.1f | %.1f |",
                    clients,
                    without.perSecond(),
                    with.perSecond(),
                    with.perSecond() / without.perSecond(),
                    without.millis(50),
                    with.millis(50));
        }
    }

    private static void heading(String what, String timed) {
        say(
                "%n| clients | %s | pgbench | product / pgbench | %s p50 ms | p95 | p99 |",
                what, timed);
        say("|---:|---:|---:|---:|---:|---:|---:|");
    }

    private static void row(int clients, Load.Measured product, double plain) {
        say(
                "| %d | %.1f | %s | %s | %.1f | %.1f | %.1f |",
                clients,
                product.perSecond(),
                plain == 0 ? "-" : String.format(Locale.ROOT, "%.1f", plain),
                plain == 0 ? "-" : String.format(Locale.ROOT, "%.2f", product.perSecond() / plain),
                product.millis(50),
                product.millis(95),
                product.millis(99));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

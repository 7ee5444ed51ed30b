package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Has an empty shop import a large file, then a changed copy in the middle of which everything is
 * killed, and checks what is there afterwards.
 */
final class ImportBench {

    private final Shop shop;
    private final Path file;
    private final int products;
    private final Goods goods;
    private final int wrong;

    private ImportBench(Shop shop, Path folder, int products) {
        this.shop = shop;
        this.file = folder.resolve("goods.csv");
        this.products = products;
        this.wrong = products / 100;
        this.goods = new Goods(products, wrong);
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            say("Opening an empty shop in %s ...", folder);
            var shop = Shop.open(folder, children, Shop.Kind.EMPTY);
            var bench = new ImportBench(shop, folder, Integer.parseInt(args[0]));
            try {
                bench.run();
            } catch (Unexpected e) {
                say("%s%nThe log ends:%n%s", e.getMessage(), String.join("\n", shop.complaints()));
                System.exit(1);
            }
        } finally {
            children.close();
        }
    }

    private void run() throws IOException, InterruptedException {
        goods.write(file, 0);
        var start = System.nanoTime();
        var first = ImportOf.begin(shop.port(), file);
        var uploaded = System.nanoTime();
        first.await(goods.rows() - wrong, 0, wrong);
        var imported = System.nanoTime();
        checkErrors(first);
        var written = Assortment.check(shop.port(), products, goods.prices());
        var peak = Memory.peak(shop.process());
        var live = Memory.live(shop.process());
        say(
                "%n| products | rows | upload rows/s | import rows/s | export rows/s |"
                        + " server at its peak, MiB | heap after GC, MiB |");
        say("|---:|---:|---:|---:|---:|---:|---:|");
        say(
                "| %,d | %,d | %,.0f | %,.0f | %,.0f | %d | %d |%n",
                products,
                goods.rows(),
                goods.rows() / ((uploaded - start) / 1e9),
                goods.rows() / ((imported - uploaded) / 1e9),
                written,
                peak,
                live);
        killed();
    }

    /** Every row of the copy says something else than the shop knows. */
    private void killed() throws IOException, InterruptedException {
        goods.write(file, 1);
        var second = ImportOf.begin(shop.port(), file);
        second.await(goods.rows() / 2);
        say("Killing the server and PostgreSQL in the middle of a second import ...");
        shop.kill();
        shop.reopen();
        second.await(0, goods.rows() - wrong, wrong);
        checkErrors(second);
        Assortment.check(shop.port(), products, goods.prices());
        Assortment.checkPrices(shop.port(), goods.prices(), 2);
        Assortment.audit(shop.port());
        say(
                "All %,d products with %,d variants are there once, each at its second price;"
                        + " of each import exactly the %,d wrong rows were reported; the audit"
                        + " found no violation.",
                products, goods.prices().size(), wrong);
    }

    private void checkErrors(ImportOf done) throws IOException {
        if (!done.errors().equals(goods.errors())) {
            throw new Unexpected("Other errors were reported than there are");
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

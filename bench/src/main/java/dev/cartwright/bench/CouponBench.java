package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/**
 * Has an empty shop make many codes, then as many again while everything is killed in the middle,
 * and checks that there are as many as were asked for and all are different.
 */
final class CouponBench {

    private final Shop shop;
    private final int codes;

    private CouponBench(Shop shop, int codes) {
        this.shop = shop;
        this.codes = codes;
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            say("Opening an empty shop in %s ...", folder);
            var shop = Shop.open(folder, children, Shop.Kind.EMPTY);
            try {
                new CouponBench(shop, Integer.parseInt(args[0])).run();
            } catch (Unexpected e) {
                say("%s%nThe log ends:%n%s", e.getMessage(), String.join("\n", shop.complaints()));
                System.exit(1);
            }
        } finally {
            children.close();
        }
    }

    private void run() throws IOException, InterruptedException {
        var before = Memory.live(shop.process());
        var start = System.nanoTime();
        var first = CouponBatch.begin(shop.port(), codes);
        long heap = 0;
        while (!first.isDone()) {
            heap = Math.max(heap, Memory.used(shop.process()));
            Thread.sleep(500);
        }
        var made = System.nanoTime();
        var different = first.codes();
        var written = System.nanoTime();
        requireAll(different.size());
        say(
                "%n| codes | s to make | codes/s | s to download | heap at its peak, MiB |"
                        + " heap after GC, before and after, MiB | server at its peak, MiB |");
        say("|---:|---:|---:|---:|---:|---:|---:|");
        say(
                "| %,d | %.1f | %,.0f | %.1f | %d | %d, %d | %d |%n",
                codes,
                (made - start) / 1e9,
                codes / ((made - start) / 1e9),
                (written - made) / 1e9,
                heap,
                before,
                Memory.live(shop.process()),
                Memory.peak(shop.process()));
        killed(different);
    }

    private void killed(Set<String> before) throws IOException, InterruptedException {
        var second = CouponBatch.begin(shop.port(), codes);
        while (second.made() < codes / 2) {
            Thread.sleep(100);
        }
        say("Killing the server and PostgreSQL in the middle of a second batch ...");
        shop.kill();
        shop.reopen();
        say("%,d codes were there when it was open again.", second.made());
        while (!second.isDone()) {
            Thread.sleep(500);
        }
        var after = second.codes();
        requireAll(after.size());
        if (!Collections.disjoint(before, after)) {
            throw new Unexpected("Codes of the two batches are the same");
        }
        Assortment.audit(shop.port());
        say("All %,d codes of both are there once; the audit found no violation.", 2 * codes);
    }

    private void requireAll(int different) {
        if (different != codes) {
            throw new Unexpected("Of %d codes %d are different".formatted(codes, different));
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

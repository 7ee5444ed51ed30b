package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Asks what the shop has left for shoppers while many guess passwords. */
final class SignInFlood {

    private static final int GUESSERS = 64;
    private static final int SHOPPERS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final Shop shop;
    private final Duration step;
    private final Map<Integer, AtomicLong> answers = new ConcurrentHashMap<>();

    private SignInFlood(Shop shop, Duration step) {
        this.shop = shop;
        this.step = step;
    }

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            say("Opening a shop in %s ...", folder);
            var shop = Shop.open(folder, children);
            new SignInFlood(shop, Duration.ofSeconds(Long.parseLong(args[0]))).run();
        } catch (Unexpected e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            children.close();
        }
    }

    private void run() throws InterruptedException {
        Load.run(new Listing(), shop.port(), SHOPPERS, WARM_UP);
        say("%n| %d clients list products | per second | p50 ms | p95 | p99 |", SHOPPERS);
        say("|---|---:|---:|---:|---:|");
        var alone = row("alone", Load.run(new Listing(), shop.port(), SHOPPERS, step));
        var flood = CompletableFuture.supplyAsync(() -> flood(step.plusSeconds(4)));
        Thread.sleep(2000);
        var beside =
                row(
                        "while %d guess passwords".formatted(GUESSERS),
                        Load.run(new Listing(), shop.port(), SHOPPERS, step));
        var guesses = flood.join();
        say(
                "%nListing kept %.2f of its throughput. %.1f guesses a second were answered: %s.",
                beside / alone, guesses.perSecond(), new TreeMap<>(answers));
    }

    private Load.Measured flood(Duration time) {
        try {
            return Load.run(this::guess, shop.port(), GUESSERS, time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long guess(Wire wire, int client) throws IOException {
        var start = System.nanoTime();
        var status = Account.guess(wire, "somebody" + client + "@example.org");
        if (status != 401 && status != 429 && status != 503) {
            throw new Unexpected("A wrong password was answered " + status);
        }
        answers.computeIfAbsent(status, _ -> new AtomicLong()).incrementAndGet();
        return System.nanoTime() - start;
    }

    private static double row(String what, Load.Measured measured) {
        say(
                "| %s | %.0f | %.1f | %.1f | %.1f |",
                what,
                measured.perSecond(),
                measured.millis(50),
                measured.millis(95),
                measured.millis(99));
        return measured.perSecond();
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

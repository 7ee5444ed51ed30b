package dev.cartwright.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** So many shoppers at once, each starting its next visit when the last one ended. */
final class Load {

    private Load() {}

    /**
     * What was measured.
     *
     * @param nanos of each visit, ascending
     */
    record Measured(long[] nanos, Duration took) {

        double perSecond() {
            return nanos.length / (took.toNanos() / 1e9);
        }

        double millis(int percentile) {
            var index = (int) Math.ceil(nanos.length * percentile / 100.0) - 1;
            return nanos.length == 0 ? Double.NaN : nanos[Math.max(0, index)] / 1e6;
        }
    }

    /** Ends with the visits under way at the time's end; the first failure ends all. */
    static Measured run(Visit visit, int port, int clients, Duration time)
            throws InterruptedException {
        var start = System.nanoTime();
        var end = new AtomicLong(start + time.toNanos());
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var shoppers = new ArrayList<Callable<long[]>>();
            for (int client = 0; client < clients; client++) {
                var number = client;
                shoppers.add(() -> shop(visit, port, number, end));
            }
            var nanos = LongStream.empty();
            for (var shopper : threads.invokeAll(shoppers)) {
                nanos = LongStream.concat(nanos, Arrays.stream(shopper.get()));
            }
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new Measured(nanos.sorted().toArray(), took);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Unexpected unexpected
                    ? unexpected
                    : new Unexpected("A shopper gave up: " + e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] shop(Visit visit, int port, int client, AtomicLong end)
            throws IOException {
        var nanos = new long[1024];
        var visits = 0;
        try (var wire = new Wire(port)) {
            while (System.nanoTime() < end.get()) {
                if (visits == nanos.length) {
                    nanos = Arrays.copyOf(nanos, visits * 2);
                }
                nanos[visits++] = visit.make(wire, client);
            }
        } catch (IOException | RuntimeException e) {
            end.set(System.nanoTime());
            throw e;
        }
        return Arrays.copyOf(nanos, visits);
    }

    /** The numbers of clients that are measured. */
    static List<Integer> steps() {
        return List.of(1, 16, 64);
    }
}

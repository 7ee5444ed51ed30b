package dev.cartwright.embedded;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes the shop when its database dies: an open door with nobody at the till helps no one. */
final class Watch {

    private static final int DATABASE_DIED = 3;
    private static final int LOOK_EVERY_MILLIS = 250;
    private static final int CLOSE_WITHIN_MILLIS = 1_200;

    private final Cluster cluster;
    private final long postmaster;
    private final AtomicBoolean closing = new AtomicBoolean();

    private Watch(Cluster cluster, long postmaster) {
        this.cluster = cluster;
        this.postmaster = postmaster;
    }

    /** Watches the PostgreSQL that has just started there until the server itself ends. */
    static void over(Cluster cluster) throws IOException {
        var postmaster = cluster.recorded();
        if (postmaster.isEmpty()) {
            throw new CannotStart("PostgreSQL ended while it started: see its log.");
        }
        var watch = new Watch(cluster, postmaster.get());
        // The context closes before PostgreSQL is stopped, and that is not a death.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> watch.closing.set(true)));
        Thread.ofPlatform().daemon().name("database-watch").start(watch::look);
    }

    private void look() {
        try {
            while (Programs.isAlive(postmaster)) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            if (!closing.get()) {
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() throws InterruptedException {
        StartFailures.print(
                """
                PostgreSQL (process %d) ended under the running server, which ends too: start it \
                again, it recovers by itself; the reason is in %s.\
                """
                        .formatted(postmaster, cluster.path().resolveSibling("logs")));
        Thread.ofPlatform().daemon().start(() -> System.exit(DATABASE_DIED));
        Thread.sleep(CLOSE_WITHIN_MILLIS);
        // Requests that wait for the database would hold the door open.
        Runtime.getRuntime().halt(DATABASE_DIED);
    }
}

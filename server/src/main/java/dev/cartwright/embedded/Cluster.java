package dev.cartwright.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The folder in which PostgreSQL keeps everything, and the processes that work in it.
 *
 * @param path the folder without symbolic links, as the operating system names it
 */
record Cluster(Path path) {

    private static final Log LOG = LogFactory.getLog(Cluster.class);

    /** Long enough for the last checkpoint of a busy shop. */
    private static final Duration ASKED = Duration.ofSeconds(8);

    private static final Duration TOLD = Duration.ofSeconds(5);

    /** In pg_control, after the system's and two versions' numbers: DBState, little-endian. */
    private static final int STATE_OFFSET = 16;

    private static final int SHUT_DOWN = 1;

    /** The postmaster by PostgreSQL's own file, dead or alive. */
    Optional<Long> recorded() throws IOException {
        var file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // A crash while the file was written may leave it empty.
        return Files.readString(file)
                .lines()
                .findFirst()
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    List<Long> processes() throws IOException {
        return Programs.postgresIn(path, recorded());
    }

    /**
     * Stops whatever works in the folder and removes the file that says so, as PostgreSQL refuses
     * to start beside it. Nothing else may start a server here meanwhile: hold the lock.
     */
    void stop() throws IOException, InterruptedException {
        var running = processes();
        // The postmaster tells its children; without one they are already on their way out.
        var postmaster = recorded().filter(running::contains);
        if (postmaster.isPresent()) {
            Programs.signal("INT", postmaster.get());
        }
        if (!isIdleWithin(ASKED)) {
            for (var pid : processes()) {
                Programs.signal("QUIT", pid);
            }
            if (!isIdleWithin(TOLD)) {
                throw new CannotStart(
                        """
                        PostgreSQL (process %1$s) does not stop: end it with `kill -9 %1$s`, then \
                        start again.\
                        """
                                .formatted(processes().getFirst()));
            }
        }
        Files.deleteIfExists(path.resolve("postmaster.pid"));
    }

    /** For the very end of the server, where nobody is left to hear of a failure but the log. */
    void stopAtLast() {
        try {
            stop();
        } catch (IOException | CannotStart e) {
            LOG.error("PostgreSQL in " + path + " may still run; the next start stops it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The release that made the folder, such as 18; empty for a folder without a database. */
    Optional<String> majorVersion() throws IOException {
        var file = path.resolve("PG_VERSION");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** By the state in PostgreSQL's control file, which says how it was left. */
    boolean crashed() throws IOException {
        var control = path.resolve("global").resolve("pg_control");
        if (!Files.exists(control)) {
            return false;
        }
        try (var bytes = Files.newInputStream(control)) {
            bytes.skipNBytes(STATE_OFFSET);
            return bytes.read() != SHUT_DOWN;
        }
    }

    private boolean isIdleWithin(Duration atMost) throws IOException, InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        while (!processes().isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}

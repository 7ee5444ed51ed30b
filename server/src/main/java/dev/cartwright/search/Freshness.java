package dev.cartwright.search;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows whether what was read of the catalogue is still so. Listens on a connection of its own for
 * what {@link Invalidation} tells, and talks to itself along it all the time: only while it hears
 * itself is it known that nothing was missed.
 */
@Component
class Freshness implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);

    /** Nothing is answered from memory that long after the database was last heard of. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);

    private static final int WAIT_MILLIS = 200;

    private final JdbcConnectionDetails database;
    private final UUID node = UUID.randomUUID();
    private final AtomicLong generation = new AtomicLong();
    private volatile long heardAt = longAgo();
    private volatile @Nullable Thread listener;

    Freshness(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** Counts the changes heard of: what was read under another number may be old. */
    long generation() {
        return generation.get();
    }

    private static long longAgo() {
        return System.nanoTime() - LONGEST_SILENCE.toNanos();
    }

    /** Says whether every change is known that was committed longer ago than a second. */
    boolean isCertain() {
        return System.nanoTime() - heardAt < LONGEST_SILENCE.toNanos();
    }

    void turnOver() {
        generation.incrementAndGet();
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("catalogue-changes").unstarted(this::listen);
        listener = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = listener;
        listener = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    /** A listener that was stopped goes home, also where another has been started since. */
    private boolean isWanted() {
        return listener == Thread.currentThread();
    }

    private void listen() {
        while (isWanted()) {
            try (var connection = open()) {
                turnOver();
                while (isWanted()) {
                    hear(connection);
                }
            } catch (SQLException e) {
                heardAt = longAgo();
                if (isWanted()) {
                    LOG.warn(
                            "Answers are not kept while the database is not heard: {}",
                            e.getMessage());
                    pause();
                }
            }
        }
    }

    /** A connection that died without a word is given up, or it would be waited for for ever. */
    private Connection open() throws SQLException {
        var properties = new Properties();
        put(properties, "user", database.getUsername());
        put(properties, "password", database.getPassword());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        var connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try (var statement = connection.createStatement()) {
            statement.execute("set application_name = 'cartwright-changes'");
            statement.execute("listen " + Invalidation.CHANNEL);
        }
        return connection;
    }

    /** Either may stand in the address instead. */
    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    /** Says something and waits to hear it: what others said before is then heard, too. */
    private void hear(Connection connection) throws SQLException {
        var asked = System.nanoTime();
        var word = node + ":" + asked;
        try (var statement = connection.createStatement()) {
            statement.execute("notify " + Invalidation.CHANNEL + ", '" + word + "'");
        }
        var told = connection.unwrap(PGConnection.class);
        if (take(told.getNotifications(), word) || take(told.getNotifications(WAIT_MILLIS), word)) {
            heardAt = asked;
        }
        take(told.getNotifications(WAIT_MILLIS), word);
    }

    /** A change says nothing more; other words are what nodes say to themselves. */
    private boolean take(PGNotification @Nullable [] notifications, String word) {
        var heard = false;
        for (var notification : notifications == null ? new PGNotification[0] : notifications) {
            if (notification.getParameter().isEmpty()) {
                turnOver();
            }
            heard |= notification.getParameter().equals(word);
        }
        return heard;
    }

    private static void pause() {
        try {
            Thread.sleep(LONGEST_SILENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

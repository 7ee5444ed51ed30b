package dev.cartwright.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows whether what a node keeps in memory is still so. Listens on a connection of its own for
 * what {@link #tell} says on any node, and talks to itself along it all the time: only while it
 * hears itself is it known that nothing was missed.
 */
@Component
public class Freshness implements SmartLifecycle {

    /** Nothing is answered from memory that long after the database was last heard of. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
    private static final String CHANNEL = "cartwright_changes";
    private static final int WAIT_MILLIS = 200;

    private final JdbcConnectionDetails database;
    private final DSLContext db;
    private final String node = UUID.randomUUID().toString();
    private final AtomicLong connections = new AtomicLong();
    private final Map<String, AtomicLong> changes = new ConcurrentHashMap<>();
    private volatile long heardAt = longAgo();
    private volatile @Nullable Thread listener;

    Freshness(JdbcConnectionDetails database, DSLContext db) {
        this.database = database;
        this.db = db;
    }

    /**
     * Counts the changes heard of: what was read under another number may be old. To be asked
     * before anything is read.
     *
     * @param topic what changes, a word without a colon
     */
    public long generation(String topic) {
        return connections.get() + changesOf(topic).get();
    }

    /** Says whether every change is known that was committed longer ago than a second. */
    public boolean isCertain() {
        return System.nanoTime() - heardAt < LONGEST_SILENCE.toNanos();
    }

    /**
     * Within a transaction: tells every node, once it has committed, that what it keeps of the
     * topic is old. The node itself does not wait for its own word to come back.
     */
    public void tell(String topic) {
        db.fetch("select pg_notify(?, ?)", CHANNEL, topic);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        turnOver(topic);
                    }
                });
    }

    private void turnOver(String topic) {
        changesOf(topic).incrementAndGet();
    }

    private AtomicLong changesOf(String topic) {
        return changes.computeIfAbsent(topic, _ -> new AtomicLong());
    }

    private static long longAgo() {
        return System.nanoTime() - LONGEST_SILENCE.toNanos();
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("changes").unstarted(this::listen);
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
                connections.incrementAndGet();
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
            statement.execute("listen " + CHANNEL);
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
            statement.execute("notify " + CHANNEL + ", '" + word + "'");
        }
        var told = connection.unwrap(PGConnection.class);
        if (take(told.getNotifications(), word) || take(told.getNotifications(WAIT_MILLIS), word)) {
            heardAt = asked;
        }
        take(told.getNotifications(WAIT_MILLIS), word);
    }

    /** A change is told by its topic; words with a colon are what nodes say to themselves. */
    private boolean take(PGNotification @Nullable [] notifications, String word) {
        var heard = false;
        for (var notification : notifications == null ? new PGNotification[0] : notifications) {
            var said = notification.getParameter();
            if (said.indexOf(':') < 0) {
                turnOver(said);
            }
            heard |= said.equals(word);
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

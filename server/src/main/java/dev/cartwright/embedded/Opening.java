package dev.cartwright.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Brings up what the server stands on, once every setting is known and before any bean is made.
 *
 * @param lock held on the data folder where the database lives in it
 */
record Opening(Plan plan, @Nullable FileChannel lock)
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Log LOG = LogFactory.getLog(Opening.class);

    private static final String MASTER_KEY = "cartwright.master-key";
    private static final String MANAGEMENT_PORT = "management.server.port";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        try {
            refuseOtherDatabases(environment);
            var found = new HashMap<String, Object>();
            environment.getPropertySources().addFirst(new MapPropertySource("opening", found));
            ports(environment, found);
            masterKey(environment, found);
            SettingsCheck.of(environment);
            if (plan.isEmbedded()) {
                refuseLateDatabase(environment);
                found.putAll(database(environment));
            } else {
                sayWhatOneUserLacks(environment);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        } catch (IOException | SQLException e) {
            throw new CannotStart(
                    "Cannot prepare the data folder %s: %s.".formatted(plan.folder().path(), e), e);
        }
    }

    private void ports(ConfigurableEnvironment environment, Map<String, Object> found) {
        int server = environment.getProperty("server.port", Integer.class, 8080);
        var next = server == 0 ? 0 : server + 1;
        int management = environment.getProperty(MANAGEMENT_PORT, Integer.class, next);
        found.put(MANAGEMENT_PORT, management);
        Ports.requireFree(environment, "server", server, "SERVER_PORT");
        if (management > 0 && management != server) {
            Ports.requireFree(
                    environment, "management.server", management, "MANAGEMENT_SERVER_PORT");
        }
    }

    private void masterKey(ConfigurableEnvironment environment, Map<String, Object> found)
            throws IOException {
        if (environment.containsProperty(MASTER_KEY)) {
            return;
        }
        plan.folder().make();
        var file = plan.folder().masterKey();
        found.put(MASTER_KEY, Secret.readOrMake(file));
        if (!plan.isEmbedded()) {
            LOG.warn(
                    "The master key is that of %s: several servers need one, CARTWRIGHT_MASTER_KEY."
                            .formatted(file));
        }
    }

    private Map<String, Object> database(ConfigurableEnvironment environment)
            throws IOException, SQLException, InterruptedException {
        var cluster = plan.folder().cluster();
        SpringApplication.getShutdownHandlers().add(cluster::stopAtLast);
        if (!cluster.processes().isEmpty()) {
            say("Stopping the PostgreSQL that an earlier server left behind ...");
        }
        cluster.stop();
        var release = Release.bundled();
        var port = Ports.forDatabase(environment);
        say("Starting PostgreSQL %s in %s ...".formatted(release.version(), plan.folder().path()));
        var database = new EmbeddedDatabase(plan.folder(), port, release);
        database.start();
        Watch.over(cluster);
        return database.properties();
    }

    /** Only what is given by environment, property or argument is known before the profile is. */
    private static void refuseLateDatabase(ConfigurableEnvironment environment) {
        if (environment.containsProperty(Plan.DATABASE)) {
            throw new CannotStart(
                    "Name the database by SPRING_DATASOURCE_URL, not in a configuration file.");
        }
    }

    private static void refuseOtherDatabases(ConfigurableEnvironment environment) {
        var url = environment.getProperty(Plan.DATABASE);
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart(
                    "SPRING_DATASOURCE_URL must be jdbc:postgresql://<host>/<database>.");
        }
    }

    private static void sayWhatOneUserLacks(ConfigurableEnvironment environment) {
        if (!environment.containsProperty("spring.flyway.user")) {
            LOG.warn(
                    "One user owns and uses the database: only triggers protect the ledgers. "
                            + "Give the owner as SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD.");
        }
    }

    private void say(String progress) {
        LOG.info(progress);
        if (plan.isDemo()) {
            System.out.println(progress);
        }
    }
}

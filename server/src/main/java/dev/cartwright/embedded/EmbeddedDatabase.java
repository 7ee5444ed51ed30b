package dev.cartwright.embedded;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The shop's own PostgreSQL: started with the server, stopped with it, and found again later. */
final class EmbeddedDatabase {

    static final String SUPERUSER = "postgres";
    static final String NAME = "cartwright";

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(20);

    /** After a crash PostgreSQL first repeats what its log holds. */
    private static final Duration RECOVERS_WITHIN = Duration.ofMinutes(2);

    private final DataFolder folder;
    private final Cluster cluster;
    private final int port;
    private final Release release;

    /**
     * @param folder made and locked
     * @param port free
     * @param release the one whose binaries are at hand
     */
    EmbeddedDatabase(DataFolder folder, int port, Release release) throws IOException {
        this.folder = folder;
        this.cluster = folder.cluster();
        this.port = port;
        this.release = release;
    }

    /** Starts it, the first time with two users and an empty database for them. */
    void start() throws IOException, SQLException {
        var first = prepare();
        removeHalfUnpacked();
        refuseRootWithoutNamespaces();
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(cluster.path())
                        .setOverrideWorkingDirectory(folder.binaries().toFile())
                        .setPgBinaryResolver(this::packed)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(cluster.crashed() ? RECOVERS_WITHIN : STARTS_WITHIN)
                        .setConnectConfig("password", secret(SUPERUSER));
        SafeSettings.apply(builder, folder);
        release.speak(builder);
        builder.start();
        // Zonky lets every user of the machine write there.
        Files.setPosixFilePermissions(folder.binaries(), DataFolder.ONLY_ME);
        makeUsers();
        if (first) {
            Files.delete(folder.unfinished());
            Secret.flush(folder.path());
        }
    }

    /** How Spring reaches it: the application's user, and the owner for migrations. */
    Map<String, Object> properties() throws IOException {
        return Map.of(
                "spring.datasource.url", url(NAME),
                "spring.datasource.username", Roles.APPLICATION,
                "spring.datasource.password", secret(Roles.APPLICATION),
                "spring.flyway.url", url(NAME),
                "spring.flyway.user", Roles.OWNER,
                "spring.flyway.password", secret(Roles.OWNER));
    }

    Connection asSuperuser(String database) throws IOException, SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secret(SUPERUSER));
    }

    /** Whether this is the first start: a start that was cut short counts as none. */
    private boolean prepare() throws IOException {
        if (Files.exists(folder.unfinished())) {
            FileSystemUtils.deleteRecursively(cluster.path());
        }
        var made = cluster.majorVersion();
        if (made.isPresent()) {
            refuseOther(made.get());
            return false;
        }
        if (Files.exists(cluster.path().resolve("base"))) {
            throw new CannotStart(
                    "%s lost its PG_VERSION: restore the data folder from a backup."
                            .formatted(cluster.path()));
        }
        if (!Files.exists(folder.unfinished())) {
            Files.createFile(folder.unfinished());
        }
        Secret.flush(folder.path());
        return true;
    }

    private void refuseOther(String made) {
        if (!made.equals(Integer.toString(release.major()))) {
            throw new CannotStart(
                    """
                    The data folder %s was made by PostgreSQL %s and this server brings %s: start \
                    the Cartwright that made it, or move its data by pg_dump and pg_restore.\
                    """
                            .formatted(folder.path(), made, release.major()));
        }
        if (!Files.exists(folder.password(SUPERUSER))) {
            throw new CannotStart(
                    "The passwords of the database are missing: restore %s from a backup."
                            .formatted(folder.password("")));
        }
    }

    /** As root, PostgreSQL runs in a user name space: it refuses root's powers. */
    private void refuseRootWithoutNamespaces() {
        if (new UnixSystem().getUid() == 0 && !LinuxUtils.isUnshareAvailable()) {
            throw new CannotStart(
                    """
                    PostgreSQL does not run as root, and `unshare -U` is forbidden here: start as \
                    another user, `chown -R nobody %s` and `setpriv --reuid=nobody \
                    --regid=nogroup --clear-groups bin/start`.\
                    """
                            .formatted(folder.path()));
        }
    }

    /** Zonky takes a file that is there for whole, also where a crash cut it short. */
    private void removeHalfUnpacked() throws IOException {
        try (var releases = Files.newDirectoryStream(folder.binaries(), "PG-*")) {
            for (var release : releases) {
                if (!Files.exists(release.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(release);
                }
            }
        }
    }

    /** An object of its own: zonky unpacks once per resolver, wherever that was. */
    private InputStream packed(String system, String machine) throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }

    private void makeUsers() throws IOException, SQLException {
        try (var postgres = asSuperuser("postgres")) {
            refuseForeign(postgres);
            Roles.make(postgres, secret(Roles.OWNER), secret(Roles.APPLICATION));
            Roles.makeDatabase(postgres, NAME);
        }
        try (var database = asSuperuser(NAME)) {
            Roles.share(database);
        }
    }

    /** Whoever answers on the port must work in our folder. */
    private void refuseForeign(Connection postgres) throws IOException, SQLException {
        try (var statement = postgres.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            var directory = Path.of(rows.getString(1));
            if (!directory.toRealPath().equals(cluster.path())) {
                throw Ports.foreign(port);
            }
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    String secret(String user) throws IOException {
        return Secret.readOrMake(folder.password(user));
    }
}

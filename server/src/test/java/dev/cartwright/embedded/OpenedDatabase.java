package dev.cartwright.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A shop's own PostgreSQL in a folder of its own, as the server starts it. */
record OpenedDatabase(DataFolder folder, EmbeddedDatabase database) implements AutoCloseable {

    static OpenedDatabase in(Path path) throws IOException, SQLException {
        var folder = new DataFolder(path);
        folder.make();
        // Zonky's lock ends with its process, which here opens the same folder again.
        Files.deleteIfExists(path.resolve("postgres/epg-lock"));
        var database = new EmbeddedDatabase(folder, Ports.anyFree(), Release.bundled());
        database.start();
        return new OpenedDatabase(folder, database);
    }

    Connection asOwner() throws IOException, SQLException {
        return as(Roles.OWNER, database.secret(Roles.OWNER));
    }

    Connection asApplication() throws IOException, SQLException {
        return as(Roles.APPLICATION, database.secret(Roles.APPLICATION));
    }

    Connection as(String user, String password) throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    long postmaster() throws IOException {
        return folder.cluster().recorded().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        folder.cluster().stopAtLast();
    }

    String url() {
        return database.url(EmbeddedDatabase.NAME);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

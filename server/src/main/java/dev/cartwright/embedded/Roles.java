package dev.cartwright.embedded;

import java.sql.Connection;
import java.sql.SQLException;

/** The database's two users: one may change its shape, the other only what is in it. */
public final class Roles {

    /** Runs the migrations and owns what they make; no superuser. */
    public static final String OWNER = "cartwright_owner";

    /** Serves the shop; may not make or drop anything, and loses more rights table by table. */
    public static final String APPLICATION = "cartwright";

    private Roles() {}

    /** Makes the users where they are missing and sets their passwords. */
    public static void make(Connection superuser, String ownerPassword, String password)
            throws SQLException {
        // No log of the server may hold a password.
        run(superuser, "set log_min_duration_statement = -1");
        run(superuser, "set log_min_error_statement = panic");
        makeOne(superuser, OWNER, ownerPassword);
        makeOne(superuser, APPLICATION, password);
    }

    /** Makes an empty database that belongs to the owner; false where it is there already. */
    public static boolean makeDatabase(Connection superuser, String name) throws SQLException {
        if (exists(superuser, "select 1 from pg_database where datname = ?", name)) {
            return false;
        }
        run(superuser, "create database %s owner %s".formatted(name, OWNER));
        admit(superuser, name);
        return true;
    }

    /** Lets nobody into a database but its owner and the application. */
    public static void admit(Connection superuser, String name) throws SQLException {
        run(superuser, "revoke all on database %s from public".formatted(name));
        run(superuser, "grant connect on database %s to %s".formatted(name, APPLICATION));
    }

    /**
     * Lets the application use what the owner's migrations will make. Ledgers and logs take back
     * update, delete and truncate in their own migrations.
     *
     * @param database a superuser's connection to that database
     */
    public static void share(Connection database) throws SQLException {
        for (var rights :
                new String[] {
                    "usage on schemas",
                    "select, insert, update, delete on tables",
                    "usage, select on sequences",
                    "execute on functions",
                    "usage on types"
                }) {
            run(
                    database,
                    "alter default privileges for role %s grant %s to %s"
                            .formatted(OWNER, rights, APPLICATION));
        }
    }

    private static void makeOne(Connection superuser, String role, String password)
            throws SQLException {
        if (!exists(superuser, "select 1 from pg_roles where rolname = ?", role)) {
            run(superuser, "create role %s login".formatted(role));
        }
        run(superuser, "alter role %s password '%s'".formatted(role, password));
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

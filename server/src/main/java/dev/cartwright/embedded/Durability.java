package dev.cartwright.embedded;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.stereotype.Component;

/**
 * Refuses a database that may forget what a customer has paid.
 *
 * <p>It is one of Flyway's customizers only to be made, and so to look, before the first migration.
 */
@Component
class Durability implements FlywayConfigurationCustomizer {

    /**
     * @param allowUnsafeDatabase for tests, whose database may be gone after a crash
     */
    @ConfigurationProperties("cartwright.embedded")
    record Settings(@DefaultValue("false") boolean allowUnsafeDatabase) {}

    Durability(DataSource database, Settings settings) throws SQLException {
        if (!settings.allowUnsafeDatabase()) {
            check(database);
        }
    }

    @Override
    public void customize(FluentConfiguration configuration) {}

    private static void check(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                try (var rows = statement.executeQuery("show " + setting)) {
                    rows.next();
                    if (rows.getString(1).equals("off")) {
                        throw new CannotStart(
                                """
                                The database has %s = off and would lose orders in a crash: turn \
                                it on in postgresql.conf, and see that no role or database turns \
                                it off.\
                                """
                                        .formatted(setting));
                    }
                }
            }
        }
    }
}

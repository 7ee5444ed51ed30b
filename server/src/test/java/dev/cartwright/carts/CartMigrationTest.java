package dev.cartwright.carts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** A shop that is updated while shoppers are in it. */
class CartMigrationTest {

    final Map<String, String> database = TestDatabase.fresh();

    @Test
    void carts_can_be_seen_while_the_index_of_those_left_behind_is_made()
            throws SQLException, IOException {
        migrateTo("6");
        var index =
                new ClassPathResource("db/migration/carts/V7__carts_left_behind.sql")
                        .getContentAsString(UTF_8);
        try (var migrating = connect();
                var making = migrating.createStatement();
                var shopping = connect();
                var seeing = shopping.createStatement()) {
            migrating.setAutoCommit(false);
            making.execute(index);

            seeing.execute("set lock_timeout = '2s'");
            var carts = seeing.executeQuery("select count(idle_from) from carts.carts");
            carts.next();
            assertThat(carts.getInt(1)).isZero();
            migrating.rollback();
        }
        migrateTo("latest");
    }

    private void migrateTo(String target) {
        Flyway.configure()
                .dataSource(
                        setting("spring.flyway.url"),
                        setting("spring.flyway.user"),
                        setting("spring.flyway.password"))
                .locations("classpath:db/migration/carts")
                .table("flyway_schema_history_carts")
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .target(target)
                .load()
                .migrate();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                setting("spring.flyway.url"),
                setting("spring.flyway.user"),
                setting("spring.flyway.password"));
    }

    private String setting(String name) {
        return Objects.requireNonNull(database.get(name));
    }
}
